"""Results: checks, a private preview, a frozen edition for each audience, teams to talk to."""
