"""What somebody wants to be told, and what was told."""
