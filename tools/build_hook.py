"""Compiles the catalogues when the package is built or installed."""

import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        sys.path.insert(0, str(self.root))
        from tools.messages import compile_all  # noqa: PLC0415

        compile_all()
