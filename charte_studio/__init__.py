"""Charte Studio : un atelier guidé où un groupe écrit sa propre charte d’IA."""

__version__ = "0.1.0"
