"""La fenêtre : PySide6, et lui seul ici."""
