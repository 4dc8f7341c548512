"""What is written up, with the state of each claim when it was."""
