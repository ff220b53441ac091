"""The pages of the discussion: speaking, keeping it fit to be read, drawing lessons together."""
