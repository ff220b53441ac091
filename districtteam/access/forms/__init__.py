"""What somebody types at the door, and about those who come and go."""
