"""The browser's evaluator, put together from `core.js` and the table of functions."""

from .build import extra_functions, extras, script

__all__ = ["extra_functions", "extras", "script"]
