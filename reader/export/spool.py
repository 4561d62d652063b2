"""Keeps what has to be written later aside, so that an export reads each article only once."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from types import TracebackType

_IN_MEMORY = 8_000_000
"""Bytes that are kept in memory; more of them go to a temporary file."""


class Spool:
    """Lines of bytes without line breaks: append all of them first, then iterate."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._file.close()

    def append(self, line: bytes) -> None:
        """Keep one more line."""
        self._file.write(line + b"\n")

    def __iter__(self) -> Iterator[bytes]:
        self._file.seek(0)
        for line in self._file:
            yield line[:-1]
