"""Whole cycles, lived through on the pages as several people."""
