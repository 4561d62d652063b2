"""What a refusal of the system means for people: what is wrong, and how to mend it."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_COMMON: Final[Mapping[int, str]] = {
    errno.ENOENT: "there is no such file or folder; check the spelling",
    errno.EACCES: "you may not use it; check its permissions",
    errno.EPERM: "you may not use it; check its permissions",
    errno.EISDIR: "it is a folder; name a file",
    errno.ENOTDIR: "a part of the name is no folder; check the spelling",
    errno.ENAMETOOLONG: "the name is too long; give a shorter one",
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EDQUOT: "your share of the disk is full; make room and try again",
    errno.EROFS: "nothing can be written there; name another place",
    errno.EIO: "the disk gives an error; check it, or use another",
    errno.ELOOP: "its links lead in circles; mend them",
    errno.EMFILE: "too many files are open; close some programs and try again",
    errno.ENFILE: "too many files are open; close some programs and try again",
}
"""What the commonest refusals mean, by number: what, then how to mend it."""


def what_and_mend(error: OSError | ValueError) -> str:
    """Return what went wrong and how to mend it, without the name of what it is about."""
    if not isinstance(error, OSError):
        return f"{error}; check its name"
    reason = (error.strerror or str(error)).rstrip(".") or type(error).__name__
    return _COMMON.get(error.errno or 0) or f"{reason[:1].lower()}{reason[1:]}; try again"


def why_not_written(error: OSError, path: Path) -> str:
    """Return why a file cannot be written and how to mend it; ``path`` is absolute."""
    if isinstance(error, FileNotFoundError):
        missing = [folder for folder in path.parents if not folder.exists()]
        if not missing:
            return "nothing can be written there; name another file"
        return f"there is no folder {missing[-1]}; make it, or name another file"
    if isinstance(error, PermissionError):
        return "you may not write there; check its permissions, or name another file"
    return what_and_mend(error)
