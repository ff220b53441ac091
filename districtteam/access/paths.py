"""Which pages lie under which."""


def covers(folder: str, path: str) -> bool:
    """Whether a path is this one or lies under it: /a/b covers /a/b/c but not /a/bc."""
    return path == folder or path.startswith(folder.rstrip("/") + "/")
