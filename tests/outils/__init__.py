"""Ce que plusieurs tests partagent."""
