"""Puts an export into a file so that a crash leaves the old one or the new one, never a half."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path

from reader.export.formats import ExportError
from reader.system_faults import why_not_written


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write ``pieces`` to ``path`` as a whole: a temporary file beside it takes its place.

    A link is followed, an existing file keeps its permissions; what is no ordinary file (a pipe,
    ``/dev/null``) is written straight. Raises ExportError when the file cannot be written.
    """
    try:
        path = path.expanduser().resolve()
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as out:
                out.writelines(pieces)
        else:
            _replace(path, pieces)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {why_not_written(error, path)}") from error


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "it is write-protected")
    temporary = path.with_name(f".kutip-{secrets.token_hex(8)}.tmp")
    number = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with open(number, "wb") as out:  # noqa: PTH123 - it is a file descriptor
            out.writelines(pieces)
            out.flush()
            if path.exists():
                temporary.chmod(stat.S_IMODE(path.stat().st_mode))
            os.fsync(out.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
