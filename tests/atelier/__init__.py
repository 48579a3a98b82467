"""Les tests du fichier d’atelier, sur de vraies bases."""
