"""Notes on unnamed sources, as sealed bytes."""
