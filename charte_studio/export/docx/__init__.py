"""Le document Word : un paquet python-docx dont les éléments sont bâtis d’un trait par lxml."""
