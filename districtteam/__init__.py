"""District.Team: health district teams learn from their own data and from each other."""

__version__ = "0.1.0"
