"""The eleven starter topics as forms for tests, each from one readable source."""

from pathlib import Path

FOLDER = Path(__file__).parent
