"""What was done, in a chain of hashes."""
