"""Files, folders, addresses and standard input, read one article after the other."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader.ingest.corpora import is_corpus
from reader.ingest.decode import byte_limit, decode, too_large
from reader.ingest.errors import IngestError
from reader.ingest.exports import refuse_export
from reader.ingest.pages import (
    MAX_PAGE_BYTES,
    PAGE_SUFFIXES,
    fetch_article,
    is_address,
    is_bare_address,
    is_page,
    page_article,
)
from reader.ingest.plain import article_from_text
from reader.ingest.web.stubs import stub_in_text
from reader.model import Article, now
from reader.system_faults import what_and_mend
from reader.text.passwords import LEFT_OUT, without_password

if TYPE_CHECKING:
    from reader.ingest.corpora import CorpusOptions
    from reader.ingest.corpora.articles import Row

SUFFIXES = (".txt", ".md", *PAGE_SUFFIXES)
"""The files that are taken from a folder."""

STDIN = "-"
PASTED = "pasted text"
"""The source of what came from the clipboard, as refusals name it."""
_HEAD = 400
"""Bytes by which a file that is too large is told for what it is."""
_MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article that was read, with the bytes it was made of."""

    article: Article
    original: bytes
    source: str
    """The file as it was found, the address as it was given but without a password, or ``-``."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read; the others are read all the same."""

    source: str
    error: IngestError


@dataclass(frozen=True, slots=True)
class Skipped:
    """Files of a folder that were left alone, being neither texts nor pages."""

    source: str
    """The folder."""
    count: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that people should know of a source that was read all the same."""

    source: str
    """The file, and the line where that is known."""
    what: str


def read_sources(
    sources: Sequence[str], options: CorpusOptions | None = None
) -> Iterator[Incoming | Row | Failure | Remark | Skipped]:
    """Yield what ``sources`` hold: files, folders (all below, sorted by path), addresses, ``-``
    for stdin; corpora row by row, as ``options`` say.

    A file that is named is read whatever its name ends with; hidden files and folders inside a
    folder are passed over. Nothing is raised for a bad source: a Failure is yielded for it.
    """
    for given in sources:
        source = without_password(given) if is_address(given) else given
        if source != given:
            yield Remark(source, LEFT_OUT)
        if source != STDIN and _is_folder(source):
            yield from _read_folder(source)
        elif is_corpus(source) and not is_address(source):
            from reader.ingest.corpora.articles import read_corpus_articles

            yield from read_corpus_articles(source, options)
        else:
            yield _read_one(source)


def read_bytes(data: bytes, source: str = STDIN) -> Incoming:
    """Return the article in ``data``; raises IngestError when there is none to be had."""
    refuse_export(data, _named(source), "FILE" if source == PASTED else source)
    if is_page(data, source):
        return Incoming(page_article(data, _named(source)), data, source)
    text = decode(data, _named(source))
    article = article_from_text(text, markdown=source.lower().endswith(_MARKDOWN), retrieved=now())
    if stub := stub_in_text(article):
        raise IngestError(_named(source), stub.what, stub.mend)
    return Incoming(article, data, source)


def _is_folder(source: str) -> bool:
    try:
        return Path(source).is_dir()
    except OSError:  # it cannot be looked at, which reading it will say
        return False


def _read_one(source: str) -> Incoming | Failure:
    try:
        if is_address(source):
            return Incoming(*fetch_article(source), source)
        return read_bytes(_load(source), source)
    except IngestError as error:
        return Failure(source, error)


def _named(source: str) -> str:
    return "standard input" if source == STDIN else source


def _read_folder(folder: str) -> Iterator[Incoming | Failure | Skipped]:
    unreadable: list[OSError] = []
    files = sorted(_files(folder, unreadable))
    wanted = [file for file in files if file.lower().endswith(SUFFIXES)]
    for file in wanted:
        yield _read_one(file)
    for reason in unreadable:
        name = str(reason.filename or folder)
        yield Failure(name, _unreadable(name, reason))
    if len(files) > len(wanted):
        yield Skipped(folder, len(files) - len(wanted))
    if not wanted and not unreadable:
        what = "no .txt, .md or .html file in it"
        error = IngestError(folder, what, "name the files to add instead")
        yield Failure(folder, error)


def _files(folder: str, unreadable: list[OSError]) -> Iterator[str]:
    for parent, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (str(Path(parent, name)) for name in names if not name.startswith("."))


def _load(source: str) -> bytes:
    """Return the bytes of ``source``, of which no more are read than a text may have."""
    if source == STDIN:
        return _bounded(sys.stdin.buffer, _named(source))
    if "://" in source:
        raise IngestError(source, "only http and https are fetched", "give such an address")
    try:
        kind = Path(source).stat()
        if not stat.S_ISREG(kind.st_mode):
            what = "a device, pipe or socket, not a file"
            raise IngestError(source, what, f"pipe it in and name {STDIN} instead")
        with Path(source).open("rb") as file:
            head = file.read(_HEAD)
            if kind.st_size > _limit(source, head):
                refuse_export(head, source, source)
                raise too_large(source)
            file.seek(0)
            return _bounded(file, source)
    except (OSError, ValueError) as error:
        raise _unreadable(source, error) from error


def _bounded(file: BinaryIO, name: str) -> bytes:
    head = file.read(4)
    limit = _limit(name, head)
    data = head + file.read(limit + 1 - len(head))
    if len(data) > limit:
        raise too_large(name)
    return data


def _limit(name: str, head: bytes) -> int:
    """Return how many bytes a file may have; a page has much around its text."""
    return MAX_PAGE_BYTES if name.lower().endswith(PAGE_SUFFIXES) else byte_limit(head)


def _unreadable(source: str, error: OSError | ValueError) -> IngestError:
    what, _, mend = what_and_mend(error).partition("; ")
    bare = without_password(f"https://{source}").removeprefix("https://")
    name = bare if ":" in source.removesuffix(bare) else source  # no password is repeated
    if isinstance(error, FileNotFoundError) and is_bare_address(name):
        mend += f", or write https://{name} if it is a web address"
        return IngestError(name, what, mend)
    return IngestError(source, what, mend)
