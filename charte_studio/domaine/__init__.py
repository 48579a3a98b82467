"""Les règles pures : ni base, ni fenêtre, ni horloge, ni hasard, ni disque."""
