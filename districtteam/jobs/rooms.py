"""The rooms' tasks.py: what the worker and the clock need to know, and nobody else at start-up."""

from functools import cache

from django.utils.module_loading import autodiscover_modules


@cache
def load_tasks() -> None:
    """Read every room's periodic jobs and loops, once in a process."""
    autodiscover_modules("tasks")
