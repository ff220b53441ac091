"""What the six steps share: the cycle, its calendar, who takes part, what is said to them."""
