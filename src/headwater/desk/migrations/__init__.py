"""How a desk file comes to the form of schema.py, one step a file in `versions/`; run when a desk is opened."""
