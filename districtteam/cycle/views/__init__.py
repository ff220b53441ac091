"""The pages of a cycle as a whole; those of its steps are in their folders."""
