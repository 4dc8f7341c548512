"""What is backed up, checked, forgotten, let go."""
