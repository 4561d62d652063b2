"""Fetching from a server that behaves, and from one that has trouble and says so."""

from __future__ import annotations

import asyncio
import gzip
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from reader.clock import clock
from reader.ingest.fetch import (
    USER_AGENT,
    Content,
    FetchCancelledError,
    Fetcher,
    FetchError,
    Limits,
    afetch,
    fetch,
)
from tests.servers import (
    LoopbackServer,
    Request,
    answer,
    head,
    in_turn,
    packed,
    redirect,
    reset,
    silent,
)
from tests.waiting import GENEROUS, PATIENT, ending_of, until

PAGE = b"<!doctype html><title>Harbour</title><p>The harbour opened again on Monday."
ENDLESS = Limits(total=86_400, connect=86_400, read=86_400)
"""Only a person ends a fetch with these."""


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    with LoopbackServer() as running:
        yield running


def refusal(url: str, **options: object) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(url, typed=True, **{"limits": PATIENT, **options})  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_page_comes_with_what_the_next_time_needs(server: LoopbackServer) -> None:
    server.routes["/a"] = answer(body=PAGE, ETag='W/"7-x"', Last_Modified="Mon, 05 Oct 2020 10:00")
    found = fetch(server.url("/a#part"), typed=True, limits=PATIENT)
    assert (found.data, found.content, found.url) == (PAGE, Content.PAGE, server.url("/a"))
    assert (found.etag, found.last_modified) == ('W/"7-x"', "Mon, 05 Oct 2020 10:00")
    assert found.content_type == "text/html; charset=utf-8" and not found.moved


def test_a_request_is_honest_and_says_little(server: LoopbackServer) -> None:
    server.routes["/"] = answer(body=PAGE, Set_Cookie="visitor=1; Path=/")
    fetch(server.url(), typed=True, limits=PATIENT)
    fetch(server.url(), typed=True, limits=PATIENT)
    for request in server.requests:
        assert request.headers["user-agent"] == USER_AGENT
        assert USER_AGENT.startswith("kutip/") and "Mozilla" not in USER_AGENT
        assert request.headers["accept-encoding"] == "gzip"
        assert not {"cookie", "referer", "authorization"} & set(request.headers)


def test_cookies_do_not_travel_along_redirects(server: LoopbackServer) -> None:
    server.routes["/"] = answer(302, b"", Location="/b", Set_Cookie="visitor=1; Path=/")
    server.routes["/b"] = answer(body=PAGE)
    fetch(server.url(), typed=True, limits=PATIENT)
    assert "cookie" not in server.asked("/b")[0].headers


def test_what_was_kept_is_sent_back_as_it_was(server: LoopbackServer) -> None:
    server.routes["/"] = answer(304)
    found = fetch(
        server.url(), typed=True, limits=PATIENT, etag='W/"a b"', last_modified="yesterday, roughly"
    )
    assert found.content is Content.UNCHANGED and found.data == b""
    headers = server.requests[0].headers
    assert headers["if-none-match"] == 'W/"a b"'
    assert headers["if-modified-since"] == "yesterday, roughly"


def test_a_kept_value_cannot_smuggle_a_header(server: LoopbackServer) -> None:
    server.routes["/"] = answer(body=PAGE)
    fetch(server.url(), typed=True, limits=PATIENT, etag='"x"\r\nCookie: a=b')
    assert not {"if-none-match", "cookie"} & set(server.requests[0].headers)


def test_unchanged_without_having_asked_is_no_page(server: LoopbackServer) -> None:
    server.routes["/"] = answer(304)
    assert "(304)" in str(refusal(server.url()))


def test_gzip_is_unpacked_also_in_several_members(server: LoopbackServer) -> None:
    halves = gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])
    server.routes["/one"] = packed(PAGE)
    server.routes["/two"] = answer(body=halves, Content_Encoding="gzip")
    assert fetch(server.url("/one"), typed=True, limits=PATIENT).data == PAGE
    assert fetch(server.url("/two"), typed=True, limits=PATIENT).data == PAGE


def test_members_are_unpacked_wherever_the_network_cuts_them(server: LoopbackServer) -> None:
    halves = gzip.compress(PAGE[:20]), gzip.compress(PAGE[20:])

    def respond(request: Request) -> Iterator[bytes]:
        yield head(200, {"Content-Type": "text/html", "Content-Encoding": "gzip"})
        for part in (halves[0], halves[1][:1], halves[1][1:]):
            time.sleep(0.1)
            yield part

    server.routes["/"] = respond
    assert fetch(server.url(), typed=True, limits=PATIENT).data == PAGE


@pytest.mark.parametrize(
    ("status", "moved"), [(301, True), (308, True), (302, False), (307, False)]
)
def test_redirects_are_followed_and_moves_remembered(
    server: LoopbackServer, status: int, moved: bool
) -> None:
    server.routes["/old"] = redirect("/new", status)
    server.routes["/new"] = answer(body=PAGE)
    found = fetch(server.url("/old"), typed=True, limits=PATIENT)
    assert found.url == server.url("/new")
    assert found.moved == (server.url("/new") if moved else "")


def test_a_move_through_a_passing_redirect_is_none(server: LoopbackServer) -> None:
    server.routes |= {"/a": redirect("/b", 302), "/b": redirect("/c", 301), "/c": answer(body=PAGE)}
    assert not fetch(server.url("/a"), typed=True, limits=PATIENT).moved


@pytest.mark.parametrize("status", [502, 503, 504])
def test_passing_trouble_is_tried_again(server: LoopbackServer, status: int) -> None:
    server.routes["/"] = in_turn(answer(status), answer(status), answer(body=PAGE))
    assert fetch(server.url(), typed=True, limits=PATIENT).data == PAGE
    assert len(server.requests) == 3


def test_a_lost_connection_is_tried_again(server: LoopbackServer) -> None:
    server.routes["/"] = in_turn(reset, answer(body=PAGE))
    assert fetch(server.url(), typed=True, limits=PATIENT).data == PAGE


def test_trouble_that_stays_is_given_up(server: LoopbackServer) -> None:
    server.routes["/"] = answer(503)
    error = refusal(server.url())
    assert error.status == 503 and len(server.requests) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 500])
def test_an_answer_that_would_be_the_same_is_not_asked_for_again(
    server: LoopbackServer, status: int
) -> None:
    server.routes["/"] = answer(status, PAGE)
    error = refusal(server.url())
    assert (error.status, len(server.requests)) == (status, 1)
    assert f"({status})" in str(error) and error.mend


def test_a_password_in_a_typed_address_is_not_sent(server: LoopbackServer) -> None:
    server.routes["/"] = answer(401)
    error = refusal(server.url().replace("://", "://me:secret@"))
    assert "secret" not in str(error) and error.where == f"{server.url()}"
    assert "it asks for a password, and kutip sends none (401)" in str(error)
    assert all("authorization" not in request.headers for request in server.requests)


def test_the_wish_to_be_left_alone_is_kept(server: LoopbackServer) -> None:
    server.routes["/"] = in_turn(answer(429, Retry_After="1"), answer(body=PAGE))
    assert fetch(server.url(), typed=True, limits=PATIENT).data == PAGE
    first, second = server.requests
    assert second.at - first.at >= 1.0


def test_a_long_wish_is_handed_on_instead_of_waited_for(server: LoopbackServer) -> None:
    soon = datetime.now(UTC) + timedelta(hours=1)
    server.routes["/seconds"] = answer(429, Retry_After="3600")
    server.routes["/date"] = answer(503, Retry_After=format_datetime(soon, usegmt=True))
    assert refusal(server.url("/seconds")).retry_after == 3600
    waiting = refusal(server.url("/date")).retry_after
    assert waiting is not None and 3500 < waiting <= 3600
    assert len(server.requests) == 2


def test_a_person_is_told_when_to_come_again(server: LoopbackServer) -> None:
    server.routes["/seconds"] = answer(429, Retry_After="3600")
    server.routes["/date"] = answer(503, Retry_After="Wed, 01 Jan 2098 10:00:00 GMT")
    server.routes["/never"] = answer(503, Retry_After="Fri, 31 Dec 9999 23:59:59 GMT")
    before = datetime.now(UTC) + timedelta(hours=1)
    said = str(refusal(server.url("/seconds")))
    told = [clock(before + timedelta(minutes=n)) for n in range(5)]
    assert any(said.endswith(f"(429); try again after {when}") for when in told)
    for path in ("/date", "/never"):  # no site is left alone for longer than a year
        said = str(refusal(server.url(path)))
        told_year = re.search(r"\(503\); try again after \d\d \w+ (\d{4}) \d\d:\d\d$", said)
        assert told_year and 1 <= int(told_year[1]) - before.year <= 2


def test_too_many_requests_without_a_time_is_final(server: LoopbackServer) -> None:
    server.routes["/"] = answer(429)
    assert refusal(server.url()).status == 429 and len(server.requests) == 1


def test_progress_is_told_with_the_size_that_was_announced(server: LoopbackServer) -> None:
    server.routes["/"] = answer(body=PAGE + b"x" * 200_000)
    told: list[tuple[int, int | None]] = []
    fetch(server.url(), typed=True, limits=PATIENT, progress=lambda *now: told.append(now))
    assert told[-1] == (len(PAGE) + 200_000, len(PAGE) + 200_000)
    assert [count for count, _ in told] == sorted(count for count, _ in told)


def test_a_fetch_is_cancelled_while_the_server_keeps_silent(server: LoopbackServer) -> None:
    asked, stop = threading.Event(), threading.Event()

    def respond(request: Request) -> Iterator[bytes]:
        asked.set()
        yield from silent(10 * GENEROUS)(request)

    def cancel() -> None:
        until(asked, "the request")
        stop.set()

    server.routes["/"] = respond
    ended = ending_of(
        lambda: fetch(server.url(), typed=True, limits=ENDLESS, cancel=stop.is_set), cancel
    )
    assert isinstance(ended, FetchCancelledError)


async def test_an_async_fetch_is_cancelled_with_its_task(server: LoopbackServer) -> None:
    server.routes["/"] = silent(GENEROUS)
    work = asyncio.ensure_future(afetch(server.url(), typed=True, limits=PATIENT))
    while not server.requests:
        await asyncio.sleep(0.01)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work


async def test_one_host_is_asked_one_thing_at_a_time_with_a_gap(server: LoopbackServer) -> None:
    paths = [f"/{number}" for number in range(4)]
    server.routes |= dict.fromkeys(paths, answer(body=PAGE))
    fetcher = Fetcher(replace(PATIENT, gap=0.2))
    await asyncio.gather(*(fetcher.get(server.url(path), typed=True) for path in paths))
    times = sorted(request.at for request in server.requests)
    assert server.most_connections == 1
    assert all(later - earlier >= 0.19 for earlier, later in pairwise(times))


async def test_different_hosts_do_not_wait_for_each_other() -> None:
    with LoopbackServer() as slow, LoopbackServer() as quick:
        slow.routes["/"] = silent(GENEROUS)
        quick.routes["/"] = answer(body=PAGE)
        fetcher = Fetcher(PATIENT)
        waiting = asyncio.ensure_future(fetcher.get(slow.url(), typed=True))
        while not slow.requests:
            await asyncio.sleep(0.01)
        other = f"http://localhost:{quick.port}/"
        assert (await fetcher.get(other, typed=True)).data == PAGE
        waiting.cancel()


async def test_robots_are_heeded_in_bulk_only(server: LoopbackServer) -> None:
    server.routes["/robots.txt"] = answer(
        body=b"User-agent: *\nDisallow: /private/\n", content_type="text/plain"
    )
    server.routes |= dict.fromkeys(["/private/a", "/b"], answer(body=PAGE))
    fetcher = Fetcher(PATIENT)
    assert (await fetcher.get(server.url("/b"), typed=True, bulk=True)).data == PAGE
    with pytest.raises(FetchError, match="asks programs to leave it alone"):
        await fetcher.get(server.url("/private/a"), typed=True, bulk=True)
    assert not server.asked("/private/a")
    assert (await fetcher.get(server.url("/private/a"), typed=True)).data == PAGE
    assert len(server.asked("/robots.txt")) == 1


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (503, False)])
async def test_a_missing_robots_file_allows_and_a_broken_one_forbids(
    server: LoopbackServer, status: int, allowed: bool
) -> None:
    server.routes |= {"/robots.txt": answer(status), "/a": answer(body=PAGE)}
    try:
        await Fetcher(PATIENT).get(server.url("/a"), typed=True, bulk=True)
    except FetchError:
        assert not allowed
    else:
        assert allowed


@pytest.mark.parametrize(
    ("body", "declared", "content"),
    [
        (PAGE, "application/octet-stream", Content.PAGE),
        (PAGE, "", Content.PAGE),
        (b"\xef\xbb\xbf" + PAGE, "text/xml", Content.PAGE),
        (PAGE.decode().encode("utf-16"), "text/html", Content.PAGE),
        (b"Just a sentence.", "text/html", Content.PAGE),
        (b"Plain words about a bridge.", "text/plain", Content.TEXT),
        (b"Plain words about a bridge.", "", Content.TEXT),
        (b"In <p> we trust", "text/plain", Content.TEXT),
        (b"<?xml version='1.0'?><!-- c --><rss version='2.0'></rss>", "text/html", Content.FEED),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'/>", "text/plain", Content.FEED),
        (b"<?xml version='1.0'?>\n<rdf:RDF></rdf:RDF>", "application/xml", Content.FEED),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "application/json", Content.FEED),
        (
            b'{"description": "%s", "version" : "https:\\/\\/jsonfeed.org\\/version\\/1"}'
            % (b"long " * 50_000),
            "application/json",
            Content.FEED,
        ),
        (b"<?xml version='1.0'?><opml version='2.0'/>", "text/xml", Content.OPML),
    ],
)
def test_content_is_told_by_its_bytes(
    server: LoopbackServer, body: bytes, declared: str, content: Content
) -> None:
    server.routes["/"] = answer(body=body, content_type=declared)
    assert fetch(server.url(), typed=True, limits=PATIENT).content is content


@pytest.mark.parametrize(
    ("body", "declared", "told"),
    [
        (b"%PDF-1.7 and so on", "text/html; charset=utf-8", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "text/plain", "PNG"),
        (bytes(range(256)) * 20, "text/plain", "binary"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", "XML (svg)"),
        (b'{"rows": []}', "application/json", "JSON"),
        (b"", "text/html", "empty"),
        (b" \n ", "text/html", "empty"),
    ],
)
def test_what_is_no_text_is_refused_whatever_it_is_called(
    server: LoopbackServer, body: bytes, declared: str, told: str
) -> None:
    server.routes["/"] = answer(body=body, content_type=declared)
    assert told in str(refusal(server.url()))
