"""Choices read from the environment; a bad one stops the start with a sentence that names it."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def env(name: str, default: str = "") -> str:
    """DISTRICTTEAM_<name>, or the content of the file that DISTRICTTEAM_<name>_FILE names."""
    file = os.environ.get(f"DISTRICTTEAM_{name}_FILE")
    if file:
        return Path(file).read_text(encoding="utf-8").strip()
    return os.environ.get(f"DISTRICTTEAM_{name}", default)


def env_flag(name: str, *, default: bool) -> bool:
    word = env(name, "yes" if default else "no").lower()
    if word not in {"yes", "no", "true", "false", "1", "0", "on", "off"}:
        raise ImproperlyConfigured(f"DISTRICTTEAM_{name} must be yes or no, not {word!r}.")
    return word in {"yes", "true", "1", "on"}


def env_number(name: str, default: int) -> int:
    text = env(name, str(default))
    if not text.isdigit():
        raise ImproperlyConfigured(f"DISTRICTTEAM_{name} must be a whole number, not {text!r}.")
    return int(text)


def env_list(name: str, default: str = "") -> list[str]:
    return [item.strip() for item in env(name, default).split(",") if item.strip()]
