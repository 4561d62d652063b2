"""Addresses fetched with care: bounded in time and size, polite, and safe against their makers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from reader import __version__
from reader.ingest.net.addresses import Target, target
from reader.ingest.net.body import Limits, Progress, read_body
from reader.ingest.net.errors import FetchCancelledError, FetchError
from reader.ingest.net.sniff import Content, content_of
from reader.model import now

if TYPE_CHECKING:
    import httpx

    from reader.ingest.net.robots import Rules

__all__ = [
    "Content",
    "FetchCancelledError",
    "FetchError",
    "Fetched",
    "Fetcher",
    "Limits",
    "Progress",
    "afetch",
    "fetch",
]

ROBOT = "kutip"
"""The name by which a robots.txt addresses this program."""
USER_AGENT = f"{ROBOT}/{__version__} (news reader)"
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,"
    "application/feed+json;q=0.9,text/plain;q=0.8,*/*;q=0.1",
    "Accept-Encoding": "gzip",
}
_POLL = 0.05
"""Seconds between two looks at whether a person has cancelled."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address."""

    url: str
    """The address that answered, after all redirects."""
    content: Content
    data: bytes
    content_type: str
    """The ``Content-Type`` header, for its charset."""
    etag: str
    """To be sent back as it is the next time, as is ``last_modified``."""
    last_modified: str
    moved: str
    """The new address when the old one says that it has moved for good, else empty."""
    retrieved: datetime
    fresh: float = 0.0
    """Seconds for which the site says that nothing new is to be expected."""
    local: bool = False
    """Whether the address that was asked for is one of this machine or a private network."""


class Fetcher:
    """Fetches many addresses politely, all in one event loop."""

    def __init__(self, limits: Limits | None = None) -> None:
        from reader.ingest.net.exchange import Exchange
        from reader.ingest.net.turns import Turns

        self.limits = limits or Limits()
        self._turns = Turns(self.limits.together, self.limits.gap)
        self._exchange = Exchange(self.limits, _HEADERS)
        self._rules: dict[str, Rules] = {}

    async def get(
        self,
        url: str,
        *,
        typed: bool,
        public: bool = False,
        bulk: bool = False,
        etag: str = "",
        last_modified: str = "",
        progress: Progress | None = None,
    ) -> Fetched:
        """Return what is at ``url``; raises FetchError.

        ``typed`` says that a person gave the address, so that it may be a local one, unless it is
        known to be ``public``: then its name may not lead home one day (DNS rebinding). With
        ``bulk`` the site's robots.txt is kept to. It takes ``limits.total`` seconds at most from
        its turn on: other fetches from the same host come first.
        """
        first = target(url, typed=typed)
        async with self._turns.at(first.host):
            try:
                async with asyncio.timeout(self.limits.total):
                    if bulk:
                        await self._heed_robots(first, typed=typed)
                    headers = _conditions(etag, last_modified)
                    local = typed and not public
                    return await self._with_retries(first, local, headers, progress)
            except TimeoutError as error:
                what = f"not done after {self.limits.total:g} seconds"
                raise FetchError(url, what, "try again later", transient=True) from error

    async def _with_retries(
        self, first: Target, local: bool, headers: dict[str, str], progress: Progress | None
    ) -> Fetched:
        import stamina

        stamina.instrumentation.set_on_retry_hooks(())  # they would write on the screen

        async def read(response: httpx.Response, url: str) -> Fetched:
            return await _read(response, url, self.limits, bool(headers), progress)

        async for attempt in stamina.retry_context(
            on=self._again,
            attempts=self.limits.tries,
            timeout=None,
            wait_initial=0.3,
            wait_max=self.limits.wait,
            wait_jitter=0.3,
        ):
            with attempt:
                answer = await self._exchange.follow(first, read, local=local, headers=headers)
                return replace(answer.value, moved=answer.moved, local=answer.local)
        raise AssertionError("stamina returns or raises")

    def _again(self, error: Exception) -> bool | float:
        """Return whether to try again after ``error``, or after how many seconds."""
        if not isinstance(error, FetchError) or not error.transient:
            return False
        if error.retry_after is None:
            return True
        return max(error.retry_after, 0.01) if error.retry_after <= self.limits.wait else False

    async def _heed_robots(self, first: Target, *, typed: bool) -> None:
        """Raise FetchError when the site's robots.txt forbids the address; wait as it asks."""
        if first.origin not in self._rules:
            self._rules[first.origin] = await self._rules_of(first, typed=typed)
        rules = self._rules[first.origin]
        if not rules.allows(first.url):
            raise FetchError(
                first.url, "the site asks programs to leave it alone", "open it in a browser"
            )
        if rules.delay > self.limits.gap:
            await asyncio.sleep(min(rules.delay, self.limits.total / 2) - self.limits.gap)

    async def _rules_of(self, first: Target, *, typed: bool) -> Rules:
        """Return a site's rules: none without a robots.txt, all forbidden when it has trouble.

        Source: RFC 9309, 2.3.1.
        """
        from reader.ingest.net.robots import LARGEST, Rules

        small = replace(self.limits, wire=LARGEST, decoded=LARGEST)

        async def read(response: httpx.Response, url: str) -> bytes:
            if response.status_code >= 500:
                return b"User-agent: *\nDisallow: /"
            if response.status_code != 200:
                return b""
            return await read_body(response, url, small)

        address = target(f"{first.origin}/robots.txt", typed=typed)
        answer = await self._exchange.follow(address, read, local=typed, headers={})
        return Rules(answer.value, ROBOT)


async def afetch(
    url: str,
    *,
    typed: bool,
    etag: str = "",
    last_modified: str = "",
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Fetched:
    """Return what is at ``url``, as ``Fetcher.get`` does for one address."""
    return await Fetcher(limits).get(
        url, typed=typed, etag=etag, last_modified=last_modified, progress=progress
    )


def fetch(
    url: str,
    *,
    typed: bool,
    etag: str = "",
    last_modified: str = "",
    limits: Limits | None = None,
    cancel: Callable[[], bool] | None = None,
    progress: Progress | None = None,
) -> Fetched:
    """Return what is at ``url``, from a thread without an event loop.

    ``cancel`` is asked 20 times a second; when it says yes, FetchCancelledError is raised.
    """

    async def run() -> Fetched:
        work = asyncio.ensure_future(
            afetch(
                url,
                typed=typed,
                etag=etag,
                last_modified=last_modified,
                limits=limits,
                progress=progress,
            )
        )
        while cancel and not (await asyncio.wait({work}, timeout=_POLL))[0]:
            if cancel():
                work.cancel()
                raise FetchCancelledError(url)
        return await work

    return asyncio.run(run())


async def _read(
    response: httpx.Response, url: str, limits: Limits, conditional: bool, progress: Progress | None
) -> Fetched:
    from reader.ingest.net.answers import fresh_for, refuse_status

    content_type = response.headers.get("content-type", "")[:300]
    if response.status_code == 304 and conditional:
        data, content = b"", Content.UNCHANGED
    else:
        refuse_status(response, url)
        data = await read_body(response, url, limits, progress)
        content = content_of(data, content_type, url)
    return Fetched(
        url=url,
        content=content,
        data=data,
        content_type=content_type,
        etag=response.headers.get("etag", ""),
        last_modified=response.headers.get("last-modified", ""),
        moved="",
        retrieved=now(),
        fresh=fresh_for(response.headers.get("cache-control", "")),
    )


def _conditions(etag: str, last_modified: str) -> dict[str, str]:
    """Return the headers that ask for what is new only; what no header can hold is left out."""
    wanted = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in wanted.items() if value and value.isprintable()}
