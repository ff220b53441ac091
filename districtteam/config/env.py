"""Choices read from the environment; a bad one stops the start with a sentence that names it."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

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


def kept_secret(path: Path) -> str:
    """The secret in that file, made at the first start; the same for all who start at once."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
        with NamedTemporaryFile("w", dir=path.parent, encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
            file.flush()
            with suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_text(encoding="ascii").strip()
