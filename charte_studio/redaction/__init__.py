"""Le texte comme donnée : modèles, blocs Markdown, document assemblé."""
