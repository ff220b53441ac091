"""The eleven starter topics as forms, from one readable source each: a table in Markdown."""

from pathlib import Path

FOLDER = Path(__file__).parent
