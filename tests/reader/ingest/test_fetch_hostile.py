"""Fetching from servers that attack: time and memory stay bounded, and one line says why."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.ingest.fetch import FetchError, Limits, fetch
from tests.servers import (
    LoopbackServer,
    Request,
    answer,
    drip,
    endless_body,
    endless_headers,
    gzip_bomb,
    head,
    packed,
    silent,
)
from tests.waiting import GENEROUS, PATIENT

TOP = Path(__file__).parents[3]
GIB = 1024**3
MOST_MEMORY = 64 * 1024
"""KiB that an attack may cost beside what an honest page costs."""
ONCE = replace(PATIENT, tries=1)
PAGE = b"<!doctype html><p>The harbour opened again on Monday."


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    with LoopbackServer() as running:
        yield running


def refusal(url: str, limits: Limits = ONCE) -> str:
    with pytest.raises(FetchError) as caught:
        fetch(url, typed=True, limits=limits)
    told = str(caught.value)
    assert "\n" not in told and "\x1b" not in told
    return told


MEASURE = """
    import sys, tracemalloc
    from pathlib import Path
    from reader.ingest.fetch import FetchError, fetch
    from tests.waiting import PATIENT

    STATUS = Path("/proc/self/status")
    if not STATUS.exists():
        tracemalloc.start()

    def peak():  # ru_maxrss would begin with what the parent process has used
        if not STATUS.exists():
            return tracemalloc.get_traced_memory()[1] // 1024
        return int(STATUS.read_text().partition("VmHWM:")[2].split()[0])

    honest, attack = sys.argv[1:]
    fetch(honest, typed=True, limits=PATIENT)
    before = peak()
    try:
        fetch(attack, typed=True, limits=PATIENT)
    except FetchError as error:
        print(peak() - before, error)
"""


def cost(honest: str, attack: str) -> tuple[int, str]:
    """Return the KiB that fetching ``attack`` adds to the peak of a process, and what it says."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(MEASURE), honest, attack],
        capture_output=True,
        text=True,
        check=True,
        timeout=10 * GENEROUS,
        env=dict(os.environ, PYTHONPATH=os.pathsep.join([str(TOP), *sys.path])),
    )
    grown, _, told = done.stdout.strip().partition(" ")
    return int(grown), told


@pytest.mark.parametrize("members", [False, True])
def test_a_gzip_bomb_costs_little_and_is_named(server: LoopbackServer, members: bool) -> None:
    server.routes |= {"/bomb": gzip_bomb(GIB, members=members), "/page": answer(body=PAGE)}
    grown, told = cost(server.url("/page"), server.url("/bomb"))
    assert "times its size" in told
    assert grown <= MOST_MEMORY


def test_a_body_within_the_ratio_stops_at_the_size(server: LoopbackServer) -> None:
    line = os.urandom(512).hex().encode() * 60  # packs about 25 times
    body = b"".join(line[:: 1 + step % 3] for step in range(1500))
    server.routes |= {"/large": packed(body), "/page": answer(body=PAGE)}
    assert len(body) > 21 * 1024 * 1024
    grown, told = cost(server.url("/page"), server.url("/large"))
    assert "larger than 20 MB" in told
    assert grown <= MOST_MEMORY


def test_an_endless_body_stops_at_the_size(server: LoopbackServer) -> None:
    server.routes |= {"/endless": endless_body, "/page": answer(body=PAGE)}
    grown, told = cost(server.url("/page"), server.url("/endless"))
    assert "larger than 10 MB" in told
    assert grown <= MOST_MEMORY


def test_a_size_that_is_announced_is_not_waited_for(server: LoopbackServer) -> None:
    def respond(request: Request) -> Iterable[bytes]:
        yield head(200, {"Content-Length": str(GIB)})

    server.routes["/"] = respond
    assert "larger than" in refusal(server.url())


@pytest.mark.parametrize("packing", ["br", "zstd", "deflate", "compress", "gzip, gzip", "\x1b]0;x"])
def test_other_packings_are_refused(server: LoopbackServer, packing: str) -> None:
    server.routes["/"] = answer(body=PAGE, Content_Encoding=packing)
    told = refusal(server.url())
    assert "not gzip" in told or "no HTTP" in told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (gzip.compress(PAGE * 50)[:-20], "broke off"),
        (gzip.compress(PAGE * 50)[:12], "broke off"),
        (b"this is not packed at all", "damaged"),
        (gzip.compress(PAGE)[:10] + bytes(50), "damaged"),
        (b"", "empty"),
    ],
    ids=["cut late", "cut early", "not packed", "damaged", "empty"],
)
def test_damaged_packing_is_said(server: LoopbackServer, body: bytes, told: str) -> None:
    server.routes["/"] = answer(body=body, Content_Encoding="gzip")
    assert told in refusal(server.url())


def test_rubbish_after_a_packed_page_is_left_alone(server: LoopbackServer) -> None:
    server.routes["/"] = answer(body=gzip.compress(PAGE) + bytes(40), Content_Encoding="gzip")
    assert fetch(server.url(), typed=True, limits=PATIENT).data == PAGE


def test_a_server_that_drips_is_left_in_time(server: LoopbackServer) -> None:
    server.routes |= {"/body": drip(b"x" * 1000, 0.1), "/head": drip(b"", 1.0, in_head=True)}
    for path in server.routes:
        assert "not done after" in refusal(server.url(path), replace(ONCE, total=1.5))


def test_a_silent_server_is_left_after_its_reading_time(server: LoopbackServer) -> None:
    server.routes["/"] = silent(GENEROUS)
    assert "stopped answering" in refusal(server.url(), replace(ONCE, read=0.5))


def test_headers_that_never_end_are_left(server: LoopbackServer) -> None:
    server.routes |= {"/endless": endless_headers, "/page": answer(body=PAGE)}
    grown, told = cost(server.url("/page"), server.url("/endless"))
    assert "no HTTP" in told
    assert grown <= MOST_MEMORY


def test_a_body_shorter_than_announced_is_no_page(server: LoopbackServer) -> None:
    server.routes["/"] = lambda request: [head(200, {"Content-Length": "5000"}), PAGE]
    assert "broke off" in refusal(server.url())


def test_a_body_longer_than_announced_is_cut_there(server: LoopbackServer) -> None:
    server.routes["/"] = answer(body=PAGE + b"<p>Smuggled.", Content_Length=str(len(PAGE)))
    assert fetch(server.url(), typed=True, limits=PATIENT).data == PAGE


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\r\n\r\n",
        b"SSH-2.0-OpenSSH_9\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n12345",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n1",
        b"HTTP/1.1 302 Found\r\nLocation: \x1b]0;x\x07\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: \x00\r\n\r\n",
        bytes(range(256)),
    ],
)
def test_what_is_no_http_is_said(server: LoopbackServer, raw: bytes) -> None:
    server.routes["/"] = lambda request: [raw]
    refusal(server.url())


def test_headers_cannot_speak_to_the_terminal(server: LoopbackServer) -> None:
    server.routes["/"] = answer(404, b"", Server="\x9b31m", X_Title="caf\xe9")
    assert "(404)" in refusal(server.url())


def test_a_whole_page_of_the_largest_size_comes_through(server: LoopbackServer) -> None:
    body = PAGE + os.urandom(4 * 1024 * 1024).hex().encode()
    server.routes["/"] = packed(body)
    assert fetch(server.url(), typed=True).data == body


@pytest.mark.parametrize("piece", [b"<!---->", b"<?a?>"])
def test_much_before_no_root_is_refused_at_once(server: LoopbackServer, piece: bytes) -> None:
    server.routes["/"] = answer(body=piece * 500 + b"x", content_type="text/plain")
    assert "this is XML" in refusal(server.url())
