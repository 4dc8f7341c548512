"""Who may use the desk: accounts, what they may do, their sessions."""
