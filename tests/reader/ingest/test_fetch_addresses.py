"""Where links may lead: nothing a stranger wrote reaches this machine or its neighbours."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from typing import Any

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.fetch import FetchCancelledError, FetchError, Limits, fetch
from reader.ingest.net import transport
from reader.ingest.net.addresses import is_public, target
from reader.ingest.net.transport import GuardedBackend, NotPublicError
from tests.servers import LoopbackServer, answer, redirect
from tests.waiting import GENEROUS, PATIENT, ending_of, until

PAGE = b"<!doctype html><p>The harbour opened again on Monday."
PRIVATE = [
    "http://127.0.0.1/",
    "http://127.9.9.9/",
    "http://[::1]/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://172.16.5.4/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://0.0.0.0/",
    "http://[::]/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://printer.local/",
    "http://router.lan/",
    "http://a.localhost/",
    "http://user:secret@127.0.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
]


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    with LoopbackServer() as running:
        running.routes["/"] = answer(body=PAGE)
        yield running


def resolve_to(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Make names resolve to each of ``answers`` in turn; return the names that were looked up."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def look_up(host: Any, port: Any, *rest: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else str(host)
        if not name.endswith(".example"):
            return real(host, port, *rest, **options)
        asked.append(name)
        found = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


@pytest.mark.parametrize("url", PRIVATE)
def test_a_link_to_a_private_place_is_not_followed(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(url, typed=False, limits=PATIENT)
    told = str(caught.value)
    assert "private network" in told or "no web address" in told


@pytest.mark.parametrize("url", ["http://news.example:22/", "https://news.example:8080/feed"])
def test_a_link_to_another_port_is_not_followed(url: str) -> None:
    with pytest.raises(FetchError, match="port"):
        fetch(url, typed=False, limits=PATIENT)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "ftp://news.example/a",
        "gopher://news.example/",
        "javascript:alert(1)",
        "data:text/html,<p>x",
        "exec:rm -rf /",
        "//news.example/a",
        "/etc/passwd",
        "http://",
        "http://[",
        "http://a b/",
        "http://news.example:99999/",
        "",
        "http://" + "a" * 9000,
    ],
)
@pytest.mark.parametrize("typed", [True, False])
def test_only_web_addresses_are_fetched(url: str, typed: bool) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(url, typed=typed, limits=PATIENT)
    assert len(str(caught.value)) < 500 and "\n" not in str(caught.value)


def test_an_address_without_a_site_is_told_as_such() -> None:
    with pytest.raises(FetchError, match="https://: no site is named in it; give the whole"):
        target("https://", typed=True)


def test_a_typed_local_address_is_fetched(server: LoopbackServer) -> None:
    assert fetch(server.url(), typed=True, limits=PATIENT).data == PAGE


def test_a_name_that_leads_home_is_checked_where_it_leads(
    server: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve_to(monkeypatch, ["127.0.0.1"])
    with pytest.raises(FetchError, match="private network"):
        fetch("http://news.example/", typed=False, limits=PATIENT)
    assert fetch(f"http://news.example:{server.port}/", typed=True, limits=PATIENT).data == PAGE


async def test_a_name_is_resolved_once_and_the_checked_address_is_used(
    server: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a second look-up would say (DNS rebinding) makes no difference."""
    monkeypatch.setattr(transport, "is_public", lambda address: address == "127.0.0.1")
    asked = resolve_to(monkeypatch, ["127.0.0.1"], ["127.0.0.2"])
    backend = GuardedBackend(anywhere=False)
    stream = await backend.connect_tcp("news.example", server.port, timeout=GENEROUS)
    assert stream.get_extra_info("server_addr")[0] == "127.0.0.1"
    assert asked == ["news.example"]
    await stream.aclose()
    with pytest.raises(NotPublicError):
        await backend.connect_tcp("news.example", server.port, timeout=GENEROUS)


async def test_only_the_public_ones_of_several_addresses_are_tried(
    server: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "is_public", lambda address: address == "127.0.0.3")
    resolve_to(monkeypatch, ["127.0.0.1", "127.0.0.3"])
    backend = GuardedBackend(anywhere=False)
    with pytest.raises(httpcore.ConnectError):  # nobody listens at the public one
        await backend.connect_tcp("news.example", server.port, timeout=GENEROUS)


def test_a_public_page_cannot_redirect_home(
    server: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with LoopbackServer() as secret:
        secret.routes["/"] = answer(body=b"<p>secret")
        server.routes["/away"] = redirect(secret.url())
        monkeypatch.setattr(transport, "is_public", lambda address: True)
        with pytest.raises(FetchError, match=r"port|private"):
            fetch(server.url("/away"), typed=True, limits=PATIENT)
        assert not secret.requests


def test_a_page_on_the_own_machine_may_redirect_to_it(server: LoopbackServer) -> None:
    with LoopbackServer() as other:
        other.routes["/"] = answer(body=PAGE)
        server.routes["/away"] = redirect(other.url())
        assert fetch(server.url("/away"), typed=True, limits=PATIENT).url == other.url()


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://x/", "http://[", "http://a b/", "javascript:1"]
)
def test_a_redirect_to_no_web_address_is_refused(server: LoopbackServer, location: str) -> None:
    server.routes["/away"] = redirect(location)
    with pytest.raises(FetchError):
        fetch(server.url("/away"), typed=True, limits=PATIENT)


@pytest.mark.parametrize("location", ["/loop", "/loop2"])
def test_redirects_in_circles_end(server: LoopbackServer, location: str) -> None:
    server.routes |= {"/loop": redirect(location), "/loop2": redirect("/loop")}
    with pytest.raises(FetchError, match="circles"):
        fetch(server.url("/loop"), typed=True, limits=PATIENT)
    assert len(server.requests) == PATIENT.redirects + 1


def test_a_password_in_a_link_is_not_sent_on() -> None:
    assert target("https://me:secret@news.example/a", typed=False).url == "https://news.example/a"


def test_proxies_of_the_surroundings_do_not_get_around_the_check(
    server: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, server.url())
    resolve_to(monkeypatch, ["127.0.0.1"])
    with pytest.raises(FetchError, match="private network"):
        fetch("http://news.example/", typed=False, limits=PATIENT)
    assert not server.requests


def test_a_look_up_that_hangs_can_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, answered, stop = threading.Event(), threading.Event(), threading.Event()
    endless = Limits(total=86_400, connect=86_400, read=86_400)

    def look_up(*_: Any, **__: Any) -> Any:
        asked.set()
        answered.wait(10 * GENEROUS)
        return []

    def cancel() -> None:
        until(asked, "the look-up")
        stop.set()

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    try:
        ended = ending_of(
            lambda: fetch("http://news.example/", typed=True, limits=endless, cancel=stop.is_set),
            cancel,
        )
    finally:
        answered.set()
    assert isinstance(ended, FetchCancelledError)


def test_a_name_that_is_nobodys_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(FetchError, match="there is no such host"):
        fetch("http://nobody.example/", typed=True, limits=PATIENT)


@given(st.ip_addresses(network="10.0.0.0/8") | st.ip_addresses(network="fc00::/7"))
def test_no_private_address_is_public(address: Any) -> None:
    assert not is_public(str(address))
    if address.version == 4:
        assert not is_public(f"::ffff:{address}")


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)
