"""A password in an address goes no further than the command line it was typed on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reader.commands.shell import Kutip
from tests.reader.feeds.writing import item, rss
from tests.reader.ingest.pages import page
from tests.servers import LoopbackServer, answer

SECRET = "hemlig"
LEFT_OUT = "the user name and password in the address were left out"
OPML = f"""<opml version="2.0"><body><outline text="A" xmlUrl="https://me:{SECRET}@a.example/f"
  htmlUrl="https://me:{SECRET}@a.example/"/></body></opml>"""


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    with LoopbackServer() as server:
        yield server


def with_user(address: str) -> str:
    return address.replace("://", f"://me:{SECRET}@")


def nowhere(kutip: Kutip) -> bool:
    """Tell whether no file of the library and no export holds the password."""
    files = [path for path in kutip.home.rglob("*") if path.is_file() and path.suffix != ".in"]
    told = [kutip.works("export", "--format", "json"), kutip.works("feeds", "--opml")]
    told += [kutip.works("export", "--table", "articles"), kutip.works("export")]
    told += [kutip.works("feeds", "--format", "json"), kutip.works("feeds"), kutip.works("list")]
    return not any(SECRET.encode() in path.read_bytes() for path in files) and not any(
        SECRET in out for out in told
    )


def test_of_a_feed_that_is_followed(kutip: Kutip, server: LoopbackServer) -> None:
    link = item(1).replace("https://", f"https://me:{SECRET}@")
    server.routes["/f"] = answer(200, rss(link, item(2)), "application/rss+xml")
    done = kutip("add", with_user(server.url("/f")))
    assert done.returncode == 0 and SECRET not in done.stderr
    assert f"{server.url('/f')}: {LEFT_OUT}" in done.stderr
    kutip.works("refresh", with_user(server.url("/f")), "--force")
    assert len(kutip.works("list").splitlines()) == 3
    assert all("authorization" not in asked.headers for asked in server.requests)
    assert nowhere(kutip)


def test_of_an_article_and_where_its_page_says_it_is(kutip: Kutip, server: LoopbackServer) -> None:
    canonical = f'<link rel="canonical" href="https://me:{SECRET}@news.example/a">'
    server.routes["/a"] = answer(200, page(head=canonical))
    done = kutip("add", with_user(server.url("/a")))
    assert done.returncode == 0 and done.stderr.count(LEFT_OUT) == 1 and SECRET not in done.stderr
    (article,) = json.loads(kutip.works("list", "--format", "json"))
    assert article["url"] == "https://news.example/a"
    (extracted,) = kutip("extract", with_user(server.url("/a"))).stdout.splitlines()
    assert json.loads(extracted)["source"] == server.url("/a")


def test_of_what_cannot_be_fetched(kutip: Kutip, server: LoopbackServer) -> None:
    server.routes["/closed"] = answer(401)
    for address in (
        with_user(server.url("/closed")),
        with_user(server.url("/missing")),
        f"https://me:{SECRET}/x@a.example/",
        f"https://me:{SECRET}{'x' * 300}@a.invalid:99999/",
    ):
        done = kutip("add", address)
        assert done.returncode == 1 and SECRET not in done.stderr and SECRET not in done.stdout


def test_of_an_address_where_a_command_belongs(kutip: Kutip) -> None:
    done = kutip(f"https://me:{SECRET}@a.example/")
    assert done.returncode == 2 and SECRET not in done.stderr
    assert "kutip open https://a.example/" in done.stderr


def test_of_lists_of_feeds(kutip: Kutip) -> None:
    (kutip.home / "feeds.in").write_text(OPML)
    done = kutip("import", "feeds.in")
    assert done.returncode == 0
    assert "user name and password left out of 1 address" in done.stderr
    assert nowhere(kutip)


def test_of_corpora(kutip: Kutip) -> None:
    rows = (
        {
            "text": f"Berita nomor {n} yang cukup panjang.",
            "url": f"https://me:{SECRET}@a.example/{n}",
        }
        for n in range(3)
    )
    corpus = kutip.home / "c.jsonl"
    corpus.write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = kutip("add", corpus)
    assert "user name and password left out of 3 addresses" in done.stderr
    urls = {a["url"] for a in json.loads(kutip.works("list", "--format", "json"))}
    assert urls == {f"https://a.example/{n}" for n in range(3)}


def test_of_exports_that_come_back(kutip: Kutip, tmp_path: Path) -> None:
    kutip.works("add", "-", input=b"Judul\n\nIsi berita yang pendek.\n")
    export = json.loads(kutip.works("export", "--format", "json"))
    (article,) = export["articles"]
    address = f"https://me:{SECRET}@a.example/1"
    article["url"] = address
    article["syndicated_from"] = {"site": "A", "title": "", "url": address}
    article["also_at"] = [
        {"site": "", "url": address, "title": "a\x1b[2Jb", "published": None, "external_id": "1"}
    ]
    (kutip.home / "export.in").write_text(json.dumps(export))
    kutip.env["KUTIP_LIBRARY"] = str(tmp_path / "other")
    done = kutip("import", "export.in")
    assert done.returncode == 0, done.stderr
    assert "user name and password left out of 1 address" in done.stderr
    text = kutip.works("export", "--format", "json")
    assert SECRET not in text and text.count("https://a.example/1") == 3
    assert "a[2Jb" in text
