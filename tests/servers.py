"""An HTTP server on loopback that misbehaves on purpose, for what must survive such servers."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import TracebackType

_MIB = 1024 * 1024
_LONGEST = 60.0
"""Seconds after which any connection is given up, so that no test leaves one behind."""


@dataclass(frozen=True)
class Request:
    """What a client asked."""

    path: str
    headers: Mapping[str, str]
    """By lower-case name."""
    at: float
    """When it was asked, by ``time.monotonic``."""


Respond = Callable[[Request], Iterable[bytes]]
"""Yields the bytes of an answer, head and body, as they go out."""


@dataclass
class LoopbackServer:
    """Serves ``routes`` on a port of 127.0.0.1; used with ``with``.

    With ``address`` ``0.0.0.0`` it is many hosts: each 127.0.0.x, where the system has them.
    """

    routes: dict[str, Respond] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    address: str = "127.0.0.1"

    def __enter__(self) -> LoopbackServer:
        self._listener = socket.create_server((self.address, 0), backlog=64)
        self.port = self._listener.getsockname()[1]
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self.open_connections = 0
        self.most_connections = 0
        accepting = threading.Thread(target=self._accept, daemon=True)
        accepting.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        # A thread in accept() is not woken by close() alone.
        with socket.socket() as last:
            last.connect_ex(("127.0.0.1", self.port))
        self._listener.close()
        for thread in self._threads:
            thread.join(5)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Return the address of ``path``."""
        return f"http://{host}:{self.port}{path}"

    def asked(self, path: str) -> list[Request]:
        """Return the requests for ``path`` so far."""
        return [request for request in self.requests if request.path == path]

    def _accept(self) -> None:
        while not self._over.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            thread.start()
            self._threads.append(thread)

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(_LONGEST)
        with connection:
            try:
                request = _read_request(connection)
                if request is None:
                    return
                with self._lock:
                    self.requests.append(request)
                    self.open_connections += 1
                    self.most_connections = max(self.most_connections, self.open_connections)
                try:
                    respond = self.routes.get(request.path, answer(404, b"no such page"))
                    for part in respond(request):
                        if self._over.is_set():
                            return
                        connection.sendall(part)
                finally:
                    with self._lock:
                        self.open_connections -= 1
            except OSError:
                return  # the client has gone, as it should from some of these answers


def _read_request(connection: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        if not part:
            return None
        data += part
    lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    headers = (line.partition(":") for line in lines[1:])
    return Request(
        lines[0].split(" ")[1],
        {name.lower(): value.strip() for name, _, value in headers},
        time.monotonic(),
    )


def head(status: int, headers: Mapping[str, str] | None = None) -> bytes:
    """Return the first lines of an answer; the connection ends with its body."""
    lines = [f"HTTP/1.1 {status} Said", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def answer(
    status: int = 200,
    body: bytes = b"",
    content_type: str = "text/html; charset=utf-8",
    **headers: str,
) -> Respond:
    """Return a response that behaves; ``_`` in the name of a header stands for ``-``."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named = {"Content-Type": content_type, "Content-Length": str(len(body)), **named}
    return lambda request: [head(status, named) + body]


def redirect(location: str, status: int = 302) -> Respond:
    """Return a response that leads elsewhere."""
    return answer(status, b"", Location=location)


def in_turn(*responses: Respond) -> Respond:
    """Return a response that is another one each time it is asked, the last for ever."""
    left = list(responses)

    def respond(request: Request) -> Iterable[bytes]:
        return (left.pop(0) if len(left) > 1 else left[0])(request)

    return respond


def drip(body: bytes, seconds: float, *, in_head: bool = False) -> Respond:
    """Return a response that sends a byte every so many ``seconds``."""

    def respond(request: Request) -> Iterator[bytes]:
        start = head(200, {"Content-Type": "text/html"})
        whole = start + body
        if not in_head:
            yield start
            whole = body
        for index in range(len(whole)):
            yield whole[index : index + 1]
            time.sleep(seconds)

    return respond


def silent(seconds: float) -> Respond:
    """Return a response that says nothing for so long and then hangs up."""

    def respond(request: Request) -> Iterator[bytes]:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            time.sleep(0.02)
            yield b""

    return respond


def endless_headers(request: Request) -> Iterator[bytes]:
    """Respond with headers that never end."""
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        yield b"X-More: " + b"m" * 1000 + b"\r\n"


def endless_body(request: Request) -> Iterator[bytes]:
    """Respond with a body that never ends."""
    yield head(200, {"Content-Type": "text/html"}) + b"<html><body>"
    while True:
        yield b"<p>" + b"more " * 13_000


def packed(body: bytes, packing: str = "gzip", **headers: str) -> Respond:
    """Return a response whose body is, or only says that it is, packed."""
    data = gzip.compress(body) if packing == "gzip" else body
    return answer(200, data, Content_Encoding=packing, **headers)


def gzip_bomb(unpacked: int, *, members: bool = False) -> Respond:
    """Return a response of a megabyte or so that unpacks to so many bytes of zeros.

    It is one gzip member, or with ``members`` one for each MiB.
    """
    count = unpacked // _MIB
    if members:
        return _streamed(gzip.compress(bytes(_MIB)), count)
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    first = packer.compress(bytes(_MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(_MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    return _streamed(again, count, first)


def _streamed(part: bytes, count: int, first: bytes = b"") -> Respond:
    def respond(request: Request) -> Iterator[bytes]:
        yield head(200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}) + first
        for _ in range(count):
            yield part

    return respond


def reset(request: Request) -> Iterable[bytes]:
    """Respond by hanging up at once."""
    return []
