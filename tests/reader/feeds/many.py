"""Fifty feeds with 199 good items from a server with every fault that feeds have in the wild."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.reader.feeds.writing import item, rss, story
from tests.servers import (
    LoopbackServer,
    Request,
    Respond,
    answer,
    endless_body,
    head,
    redirect,
    silent,
)

ITEMS, FEEDS = 199, 50
SOUND, LONGER = 41, 32
"""Feeds whose items can all be had, and how many of them have five items instead of four."""
STUBS = 4
"""The first feeds hold stubs, whose pages are fetched."""
KIND = "application/rss+xml"


@dataclass
class Many:
    """The feeds of a server, and what must become of them."""

    addresses: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    """The titles of all good items."""
    faults: dict[str, str] = field(default_factory=dict)
    """What must be said about the feeds that cannot be read, or not as a whole."""
    etags: dict[str, str] = field(default_factory=dict)
    """By the address's path, for the feeds that must be asked conditionally again."""


def serve(server: LoopbackServer, slow: float = 0.002, hung: float = 30.0) -> Many:
    """Let ``server`` serve them; on Linux each feed is on a host of its own."""
    many = Many()
    for n in range(SOUND):
        _sound(server, many, n, slow)
    whole = rss(*(item(f"41-{k}") for k in range(4)))
    cut = whole[: whole.rindex(b"<description>") + 200]
    _faulty(server, many, answer(200, cut, KIND, ETag='"cut"'), "breaks off in the middle")
    many.titles += [f"Jembatan 41-{k}" for k in range(3)]
    _faulty(server, many, _short(whole), "the connection|broke off|ended")
    _faulty(server, many, answer(404), "no such page (404)")
    _faulty(server, many, answer(410), "gone for good (410)")
    _faulty(server, many, answer(500), "has trouble (500)")
    place = f"/feed/{len(many.addresses)}"
    _faulty(server, many, redirect(place), "leads in circles")
    _faulty(server, many, endless_body, "larger than 10 MB")
    _faulty(server, many, silent(hung), "not done after|stopped answering|no HTTP")
    _faulty(server, many, answer(200, b"<html><body><p>Hello</p></body></html>"), "no feed in it")
    assert (len(many.addresses), len(many.titles)) == (FEEDS, ITEMS)
    return many


def host(n: int) -> str:
    """Return the host of a feed: one of its own where the system has them all."""
    return f"127.0.0.{n + 2}" if sys.platform == "linux" else "127.0.0.1"


def _sound(server: LoopbackServer, many: Many, n: int, slow: float) -> None:
    path, address = f"/feed/{n}", server.url(f"/feed/{n}", host(n))
    names = [f"{n}-{k}" for k in range(5 if n < LONGER else 4)]
    etag = many.etags[path] = f'W/"{n}"'
    first, second = _answers(server, n, names, etag)
    respond = _once_then(first, second, etag)
    server.routes[path] = _slowly(respond, slow) if n in (30, 31) else respond
    many.addresses.append(address)
    many.titles += [f"Jembatan {name}" for name in names]


def _answers(
    server: LoopbackServer, n: int, names: list[str], etag: str
) -> tuple[Respond, Respond | None]:
    """Return what a feed answers, and what later when it rewrites its items."""
    link = "https://kabar.example/berita/{n}"
    if n < STUBS:
        link = server.url("/page/{n}", host(n))
        for name in names:
            server.routes[f"/page/{name}"] = answer(200, _page(name))
        return _served(rss(*(item(x, link=link, html=_stub(x)) for x in names)), etag), None
    if n < 10:
        return _served(_json(names), etag, "application/feed+json"), None
    if n in REWRITTEN:
        before, after = REWRITTEN[n]
        changed = _served(rss(*map(after, names)), etag)
        return _served(rss(*map(before, names)), etag), changed
    data = rss(*(item(name, link=link) for name in names))
    if n in (14, 15, 16):
        data = data.replace(b"dewan", b"d").replace(b"Dewan kota", "Dewan kotä".encode())
        data = [data.decode().encode("cp1252"), data.replace(b"utf-8", b"latin-1"), data][n - 14]
    if n in (17, 18):
        data = data.replace(b"<title>Jembatan", b"<title>&nbsp;Jembatan")
    return _served(data, etag, KIND + ("; charset=iso-8859-1" if n == 16 else "")), None


REWRITTEN: dict[int, tuple[Callable[[str], str], Callable[[str], str]]] = {
    10: (item, lambda n: item(n, link="https://kabar.example/pindah/{n}")),
    11: (item, lambda n: item(n, guid=f"baru-{n}")),
    12: (item, lambda n: item(n, guid=f"baru-{n}", link="https://lain.example/{n}")),
    13: (
        lambda n: item(n, guid=None, link="https://kabar.example/berita/{n}?utm_source=a"),
        lambda n: item(n, guid=None, link="https://kabar.example/berita/{n}?utm_source=b#x"),
    ),
}
"""How feeds change the identities of their items from one day to the next."""


def _served(data: bytes, etag: str, kind: str = KIND) -> Respond:
    return answer(200, data, kind, ETag=etag)


def _json(names: Iterable[str]) -> bytes:
    items = [
        {
            "id": name,
            "url": f"https://kabar.example/berita/{name}",
            "title": f"Jembatan {name}",
            "content_html": story(name),
            "date_published": "2020-10-12T10:00:00+07:00",
        }
        for name in names
    ]
    value = {"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": items}
    return json.dumps(value).encode()


def _stub(name: str) -> str:
    return f"Jembatan {name}: dewan kota membahas biayanya dan menunda keputusan…"


def _page(name: str) -> bytes:
    text = "".join(
        f"<p>Jembatan {name}: dewan kota membahas biayanya dan menunda keputusan nomor {k}, yang "
        "ditunggu warga sejak tahun lalu.</p>"
        for k in range(8)
    )
    top = "<head><title>{0}</title></head><body><h1>{0}</h1>".format(f"Jembatan {name}")
    return f"<html>{top}{text}</body></html>".encode()


def _faulty(server: LoopbackServer, many: Many, respond: Respond, said: str) -> None:
    path = f"/feed/{len(many.addresses)}"
    address = server.url(path, host(len(many.addresses)))
    server.routes[path] = respond
    many.faults[address] = said
    many.addresses.append(address)


def _once_then(first: Respond, second: Respond | None, etag: str) -> Respond:
    def respond(request: Request) -> Iterable[bytes]:
        if request.headers.get("if-none-match") != etag:
            return first(request)
        return (second or answer(304))(request)

    return respond


def _slowly(respond: Respond, seconds: float) -> Respond:
    return lambda request: _pieces(b"".join(respond(request)), seconds)


def _pieces(data: bytes, seconds: float) -> Iterable[bytes]:
    for start in range(0, len(data), 100):
        time.sleep(seconds)
        yield data[start : start + 100]


def _short(body: bytes) -> Respond:
    """Announce more than comes."""
    promised = {"Content-Type": KIND, "Content-Length": str(len(body) + 500)}
    return lambda request: [head(200, promised) + body]
