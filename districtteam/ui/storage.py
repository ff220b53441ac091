"""Static files: minified, named by their content, compressed once at collectstatic."""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

MINIFIED = {".css", ".js"}


def minified(text: str, suffix: str) -> str:
    """The same for a browser, shorter. A server needs neither of the two once files are made."""
    from rcssmin import cssmin  # noqa: PLC0415
    from rjsmin import jsmin  # noqa: PLC0415

    return str(cssmin(text) if suffix == ".css" else jsmin(text))


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Of two names for each file, only that with the hash is ever linked to."""

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        if not dry_run:
            for name in paths:
                self._minify(name)
            paths = {name: (self, name) for name in paths}
        yield from super().post_process(paths, dry_run, **options)

    def _minify(self, name: str) -> None:
        suffix = name[name.rfind(".") :]
        if suffix not in MINIFIED or name.endswith(f".min{suffix}"):
            return
        with self.open(name) as file:
            text = file.read().decode()
        self.delete(name)
        self._save(name, ContentFile(minified(text, suffix).encode()))
