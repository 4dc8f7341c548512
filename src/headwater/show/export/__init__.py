"""The desk in the formats of the trade."""
