"""Le socle : erreurs, chemins et écriture de fichiers, que tous les étages emploient."""
