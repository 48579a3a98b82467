"""L’interface, vrais widgets hors écran."""
