"""Une scène par fichier : une fonction qui la met en pages dans un cadre."""
