"""To be told here: a map of the modules."""
