"""Les tests des règles pures."""
