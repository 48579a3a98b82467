"""Les tests : des phrases sur ce que fait Charte Studio."""
