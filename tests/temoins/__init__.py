"""Un fichier par format publié, que les tests rouvrent."""
