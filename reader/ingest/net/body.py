"""A body read within bounds: its size is capped while it is unpacked, not after."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.ingest.net.errors import FetchError

if TYPE_CHECKING:
    import httpx

Progress = Callable[[int, int | None], None]
"""Called with the bytes received so far and the bytes announced, None when none were."""

_RATIO_FROM = 1024 * 1024
"""Bytes from which a body is judged by how far it has been packed."""
_STEP = 64 * 1024
_GZIP_MAGIC = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how large a fetch may be; seconds and bytes."""

    total: float = 30.0
    connect: float = 5.0
    read: float = 15.0
    redirects: int = 5
    wire: int = 10 * 1024 * 1024
    decoded: int = 20 * 1024 * 1024
    ratio: int = 200
    """How many times as large as on the wire a body may become."""
    tries: int = 3
    wait: float = 10.0
    """The longest that is waited between two tries, also when the server asks for it."""
    gap: float = 1.0
    """Between two fetches from one host."""
    together: int = 8
    """Fetches at the same time, each from another host."""


async def read_body(
    response: httpx.Response, where: str, limits: Limits, progress: Progress | None = None
) -> bytes:
    """Return the unpacked body of ``response``.

    Raises FetchError when it is packed in another way than gzip, is too large on the wire or
    unpacked, is packed more than ``limits.ratio`` times, is damaged, or breaks off.
    """
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise FetchError(
            where,
            f"the answer is packed with {packing[:20]!r}, not gzip",
            "save the page and add it",
        )
    announced = _announced(response)
    if announced is not None and announced > limits.wire:
        raise _too_large(where, limits.wire)
    unpack = _Gunzip(where, limits) if packing.endswith("gzip") else None
    data, received = bytearray(), 0
    async for part in response.aiter_raw():
        received += len(part)
        if received > limits.wire:
            raise _too_large(where, limits.wire)
        if progress:
            progress(received, announced)
        if unpack:
            unpack(part, data)
        else:
            data += part
    if unpack:
        unpack.finish()
    return bytes(data)


class _Gunzip:
    """Unpacks gzip step by step, never more at once than may still come."""

    def __init__(self, where: str, limits: Limits) -> None:
        self._where, self._limits = where, limits
        self._stream = self._new()
        self._packed = 0
        self._begun = self._over = False
        self._held = b""

    @staticmethod
    def _new() -> zlib._Decompress:
        return zlib.decompressobj(16 + zlib.MAX_WBITS)

    def __call__(self, part: bytes, data: bytearray) -> None:
        """Append to ``data`` what ``part`` holds."""
        self._packed += len(part)
        self._begun = True
        while part and not self._over:
            if self._stream.eof:
                part = self._next_member(part)
                continue
            try:
                data += self._stream.decompress(part, _STEP)
            except zlib.error as error:
                raise FetchError(
                    self._where, "the answer is damaged (gzip)", "try again later", transient=True
                ) from error
            self._judge(len(data))
            part = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail

    def _next_member(self, part: bytes) -> bytes:
        """Begin the member that ``part`` begins with; what is none ends the data."""
        part = self._held + part
        self._held = part if len(part) < len(_GZIP_MAGIC) else b""
        if self._held:
            return b""
        if part.startswith(_GZIP_MAGIC):
            self._stream = self._new()
        else:
            self._over = True
        return part

    def _judge(self, unpacked: int) -> None:
        if unpacked > self._limits.decoded:
            raise _too_large(self._where, self._limits.decoded)
        if unpacked > _RATIO_FROM and unpacked > self._limits.ratio * self._packed:
            raise FetchError(
                self._where,
                f"the answer unpacks to more than {self._limits.ratio} times its size",
                "this looks like an attack; do not trust the address",
            )

    def finish(self) -> None:
        """Raise FetchError when the data ended in the middle."""
        if self._begun and not (self._over or self._stream.eof):
            raise FetchError(self._where, "the answer broke off", "try again", transient=True)


def _announced(response: httpx.Response) -> int | None:
    value = response.headers.get("content-length", "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 16 else None


def _too_large(where: str, limit: int) -> FetchError:
    size = f"{limit // (1024 * 1024)} MB" if limit >= 1024 * 1024 else f"{limit:,} bytes"
    return FetchError(where, f"the answer is larger than {size}", "save the text and add that")
