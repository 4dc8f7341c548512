"""What a person sees of a reading: the report in a terminal, the desk in a browser. Import the part you need."""
