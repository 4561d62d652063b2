"""Sources: files, folders and standard input; one that is bad does not stop the others."""

import gzip
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from reader.ingest.errors import IngestError
from reader.ingest.sources import Failure, Incoming, Skipped, read_bytes, read_sources
from reader.model import MAX_TEXT_BYTES
from tests.reader.ingest.pages import page
from tests.servers import LoopbackServer, answer

TEXT = "Banjir Surut\n\nAir sungai surut sejak pagi dan warga pulang ke rumah masing-masing.\n"


def write(path: Path, content: str = TEXT) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return str(path)


def refusal(source: str) -> str:
    (found,) = read_sources([source])
    assert isinstance(found, Failure)
    assert found.source == source
    return str(found.error)


def test_a_file_gives_its_article_and_its_bytes(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT.replace("\n", "\r\n"))
    (found,) = read_sources([path])
    assert isinstance(found, Incoming)
    assert found.article.title == "Banjir Surut" and found.article.text == TEXT
    assert found.original == Path(path).read_bytes()
    assert found.source == path and found.article.retrieved is not None


def test_a_named_file_may_end_in_anything(tmp_path: Path) -> None:
    (found,) = read_sources([write(tmp_path / "berita")])
    assert isinstance(found, Incoming)


def test_a_markdown_file_is_read_as_such(tmp_path: Path) -> None:
    (found,) = read_sources([write(tmp_path / "a.MD", f"## {TEXT}")])
    assert isinstance(found, Incoming)
    assert found.article.title == "Banjir Surut"


def test_a_folder_is_read_below_in_order_and_says_what_it_left(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b.TXT", "c.jpg", "a/d.pdf", ".hidden.txt", ".git/x.txt"):
        write(tmp_path / name)
    found = list(read_sources([str(tmp_path)]))
    names = [str(Path(f.source).relative_to(tmp_path)) for f in found if isinstance(f, Incoming)]
    assert names == [str(Path("a/b.TXT")), str(Path("a/z.md")), "b.txt"]
    assert found[-1] == Skipped(str(tmp_path), 2)


def test_a_folder_without_articles_is_a_failure(tmp_path: Path) -> None:
    assert "no .txt, .md or .html file in it" in refusal(str(tmp_path))


def test_one_bad_source_does_not_stop_the_rest(tmp_path: Path) -> None:
    good, bad = write(tmp_path / "good.txt"), write(tmp_path / "bad.txt", "")
    kinds = [type(found) for found in read_sources([bad, str(tmp_path / "none"), good])]
    assert kinds == [Failure, Failure, Incoming]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("none.txt", "there is no such file or folder"),
        ("a\0b", "embedded null byte; check its name"),
        ("x" * 5000, "the name is too long; give a shorter one"),
        ("ftp://luhur.example/a", "only http and https are fetched"),
    ],
)
def test_what_is_not_there_is_refused_clearly(name: str, what: str) -> None:
    assert what in refusal(name)


@pytest.mark.parametrize(
    "name",
    ["luhur.example", "www2.luhur.example:8080/berita/1", "localhost:8000/f", "10.0.0.1/a.html"],
)
def test_an_address_without_its_scheme_is_offered_with_one(name: str) -> None:
    offered = f"check the spelling, or write https://{name} if it is a web address"
    assert refusal(name) == f"{name}: there is no such file or folder; {offered}"


def test_a_password_is_not_repeated_where_the_scheme_is_missing() -> None:
    told = refusal("me:hemlig@luhur.example/f")
    assert told.startswith("luhur.example/f: there is no such file") and "hemlig" not in told


@pytest.mark.parametrize(
    "name", ["berita", "none.txt", "a/b.html", "../luhur.example", "v1.2", "list.opml", "/a.b/c"]
)
def test_what_is_meant_as_a_file_is_not_offered_as_an_address(name: str) -> None:
    assert refusal(name) == f"{name}: there is no such file or folder; check the spelling"


def test_a_file_larger_than_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_TEXT_BYTES * 1000)  # sparse: reading it would take 5 GB of memory
    assert "more than 5 MB of text" in refusal(str(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "a device, pipe or socket" in refusal(str(tmp_path / "pipe"))
    assert "a device, pipe or socket" in refusal("/dev/zero")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no such sockets")
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s")
        assert "a device, pipe or socket" in refusal("s")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = Path(write(tmp_path / "a.txt"))
    path.chmod(0)
    assert "you may not read it" in refusal(str(path))


@pytest.mark.parametrize("name", ["a.html", "a.htm.gz", "berita", "-"])
def test_a_saved_page_is_read_as_one(name: str) -> None:
    data = gzip.compress(page()) if name.endswith(".gz") else page()
    found = read_bytes(data, name)
    assert found.article.title == "Old harbour opens again" and found.original == data
    assert "Another story" not in found.article.text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (gzip.compress(bytes(100_000_000)), "too large"),
        (gzip.compress(page())[:-30], "breaks off"),
        (gzip.compress(page())[:10] + b"damage" * 20, "damaged"),
        (b"<html><body>", "no article"),
    ],
    ids=["bomb", "cut", "damaged", "unpacked"],
)
def test_a_saved_page_that_is_none_is_refused_by_its_name(data: bytes, what: str) -> None:
    with pytest.raises(IngestError, match=what) as caught:
        read_bytes(data, "a.html.gz")
    assert str(caught.value).startswith("a.html.gz: ")


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01" + bytes(60),
        b"%PDF-1.7 words and words",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"words " + bytes(range(256)) * 20,
        gzip.compress(b"\x7fELF" + bytes(60)),
    ],
    ids=["program", "PDF", "picture", "unknown", "packed"],
)
def test_a_binary_file_that_is_named_like_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(IngestError, match="not text") as caught:
        read_bytes(data, "a.html")
    assert str(caught.value).startswith("a.html: ")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16", "utf-8", "cp1252"])
def test_a_page_with_null_bytes_is_read(encoding: str) -> None:
    words = (
        "<div><h1>Café opens</h1><p>The old café at the harbour opens again on Monday.</p></div>"
    )
    data = words.encode(encoding) + b"<p>\0\0</p>"
    assert "Café opens" in read_bytes(data, "a.html").article.text


def test_an_address_is_fetched(tmp_path: Path) -> None:
    with LoopbackServer() as server:
        server.routes |= {
            "/page": answer(body=page()),
            "/text": answer(body=TEXT.encode(), content_type="text/plain"),
            "/feed": answer(body=b"<rss version='2.0'></rss>", content_type="text/xml"),
        }
        urls = [server.url(path) for path in ("/page", "/none", "/text", "/feed")]
        first, second, third, fourth = read_sources(urls)
    assert isinstance(first, Incoming) and first.source == urls[0] == first.article.url
    assert first.article.title == "Old harbour opens again" and first.original == page()
    assert isinstance(second, Failure) and "(404)" in str(second.error)
    assert isinstance(third, Incoming) and third.article.title == "Banjir Surut"
    assert isinstance(fourth, Failure) and "a feed" in str(fourth.error)


def test_standard_input_is_read_whole(tmp_path: Path) -> None:
    code = (
        "from reader.ingest.sources import *\n"
        "(found,) = read_sources(['-'])\n"
        "print(found.article.title if isinstance(found, Incoming) else found.error)"
    )

    def run(data: bytes) -> str:
        done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True)
        return done.stdout.decode().strip()

    assert run(TEXT.encode()) == "Banjir Surut"
    assert run(b"").startswith("standard input: there is no text in it")
    assert run(b"a" * (MAX_TEXT_BYTES + 10)).startswith("standard input: more than 5 MB")
