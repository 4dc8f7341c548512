"""What is published, to whom, and what was read of it."""
