"""One question to a site and its answer, through redirects that are checked one by one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar
from urllib.parse import urljoin

from reader.ingest.net.addresses import Target, target
from reader.ingest.net.answers import PERMANENT, REDIRECTS, no_answer
from reader.ingest.net.body import Limits
from reader.ingest.net.errors import FetchError

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")
Read = Callable[["httpx.Response", str], Awaitable[T]]
"""Reads an answer; it is given the address that answered."""


class Answer(NamedTuple, Generic[T]):
    """What was read at the end of the redirects."""

    value: T
    moved: str
    """The new address when every redirect was a permanent one, else empty."""
    local: bool
    """Whether the address that was asked first is one of this machine or a private network."""


class _Redirect(NamedTuple):
    status: int
    location: str


class Exchange:
    """Asks within ``limits``, with the same ``headers`` everywhere; keeps no cookies."""

    def __init__(self, limits: Limits, headers: Mapping[str, str]) -> None:
        self._limits, self._headers = limits, headers
        self._ssl: Any = None

    async def follow(
        self, first: Target, read: Read[T], *, local: bool, headers: Mapping[str, str]
    ) -> Answer[T]:
        """Return what ``read`` makes of the answer of ``first`` or of where it redirects to.

        Only with ``local`` may it be a private address, and a redirect lead to one only from
        another that is private too.
        Raises FetchError.
        """
        step, permanent, moved, asked = first, True, "", False
        for _ in range(self._limits.redirects + 1):
            found, private = await self._ask(step, local, read, headers)
            asked = private if step is first else asked
            if not isinstance(found, _Redirect):
                return Answer(found, moved, asked)
            local = local and private
            step = _next(step, found.location, typed=local)
            permanent = permanent and found.status in PERMANENT
            moved = step.url if permanent else ""
        raise FetchError(first.url, "it leads in circles", "check the address in a browser")

    async def _ask(
        self, step: Target, local: bool, read: Read[T], headers: Mapping[str, str]
    ) -> tuple[T | _Redirect, bool]:
        """Return the answer of ``step``, and whether it came from a private address."""
        import httpcore

        from reader.ingest.net.transport import GuardedTransport, NoSuchHostError, NotPublicError

        transport = GuardedTransport(self._context(), anywhere=local)
        try:
            async with transport:
                response = await transport.handle_async_request(self._request(step, headers))
                location = response.headers.get("location", "")
                if response.status_code in REDIRECTS and location:
                    return _Redirect(response.status_code, location), transport.backend.private
                return await read(response, step.url), transport.backend.private
        except (
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpcore.TimeoutException,
            NotPublicError,
            NoSuchHostError,
        ) as error:
            raise no_answer(error, step.url) from error

    def _request(self, step: Target, headers: Mapping[str, str]) -> httpx.Request:
        import httpx

        limits = self._limits
        timeouts = {"connect": limits.connect, "read": limits.read}
        timeouts |= {"write": limits.read, "pool": limits.connect}
        return httpx.Request(
            "GET",
            step.url,
            headers={**self._headers, **headers},
            extensions={"timeout": timeouts},
        )

    def _context(self) -> Any:
        import httpx

        self._ssl = self._ssl or httpx.create_ssl_context()
        return self._ssl


def _next(step: Target, location: str, *, typed: bool) -> Target:
    try:
        return target(urljoin(step.url, location), typed=typed)
    except ValueError as error:
        raise FetchError(
            step.url, "it leads to no address", "check the address in a browser"
        ) from error
