"""Connections that go to the address that was checked, whatever the name resolves to next."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Iterable
from types import TracebackType
from typing import Any

import anyio
import anyio.to_thread
import httpcore
import httpx

from reader.ingest.net.addresses import is_public


class NotPublicError(Exception):
    """A name leads only to addresses that a link may not reach."""


class NoSuchHostError(Exception):
    """A name leads nowhere; with ``transient`` the name server may know more later."""

    def __init__(self, *, transient: bool) -> None:
        self.transient = transient


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Resolves a name once, drops the addresses that are not allowed, and connects to the rest."""

    def __init__(self, *, anywhere: bool) -> None:
        self._anywhere = anywhere
        self._inner = httpcore.AnyIOBackend()
        self.private = False
        """Whether a connection went to an address that is not public."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect within ``timeout`` seconds to the first allowed address that answers."""
        try:
            with anyio.fail_after(timeout):
                return await self._connect(host, port, local_address, socket_options)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"no connection to {host}") from error

    async def _connect(
        self, host: str, port: int, local: str | None, options: Iterable[Any] | None
    ) -> httpcore.AsyncNetworkStream:
        refused: Exception = NotPublicError(host)
        for address in await _addresses(host, port):
            if not (self._anywhere or is_public(address)):
                continue
            try:
                stream = await self._inner.connect_tcp(
                    address, port, local_address=local, socket_options=options
                )
            except httpcore.ConnectError as error:
                refused = error
                continue
            self.private = self.private or not is_public(address)
            return stream
        raise refused

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Refuse: no address of the web is a socket of this machine."""
        raise NotPublicError(path)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await anyio.sleep(seconds)


async def _addresses(host: str, port: int) -> list[str]:
    """Return what ``host`` resolves to, in the order to try; a lookup can be left alone."""

    def look_up() -> list[str]:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))

    try:
        return await anyio.to_thread.run_sync(look_up, abandon_on_cancel=True)
    except socket.gaierror as error:
        raise NoSuchHostError(transient=error.errno == socket.EAI_AGAIN) from error
    except (OSError, UnicodeError) as error:
        raise NoSuchHostError(transient=False) from error


class _Stream(httpx.AsyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._stream:
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()


class GuardedTransport(httpx.AsyncBaseTransport):
    """httpx over guarded connections: no proxy, no HTTP/2, no retries of its own.

    Raises what httpcore raises, beside NotPublicError and NoSuchHostError. With ``anywhere``
    private addresses are allowed too.
    """

    def __init__(self, ssl_context: Any, *, anywhere: bool) -> None:
        self.backend = GuardedBackend(anywhere=anywhere)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=ssl_context,
            max_connections=32,
            max_keepalive_connections=8,
            keepalive_expiry=5.0,
            network_backend=self.backend,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request`` and return the answer, its body not yet read."""
        url = request.url
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Stream(answer.stream),
            extensions=answer.extensions,
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        await self.aclose()
