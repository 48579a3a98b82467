"""Une page par étape."""
