"""The learning cycles of the demonstration, lived through by the same actions as real ones."""
