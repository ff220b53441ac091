"""A list of people from a spreadsheet: its columns, what is wrong with it, and who is meant."""
