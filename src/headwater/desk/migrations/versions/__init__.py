"""One migration a file. A migration that has been in a release is never changed again."""
