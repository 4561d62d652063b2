"""Lists of feeds as OPML, which every reader of feeds takes and gives; nothing in one is run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from reader.feeds.subscriptions import folder_name, new_feed
from reader.ingest.errors import IngestError
from reader.model import Feed, FullText
from reader.text.normalise import one_line
from reader.text.passwords import has_password, left_out_words, without_password

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 20 * 1024 * 1024
"""A larger list is refused."""
MOST_FEEDS = 10_000
"""Feeds that are taken from one list."""
_DEEPEST = 50
_FULL_TEXT = "kutipFullText"
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(slots=True)
class OpmlReport:
    """What a list of feeds holds."""

    feeds: list[Feed] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """One line for each outline whose address may not be followed."""
    empty: int = 0
    """Outlines that name no feed and hold none."""
    passwords: int = 0
    """Addresses of which a user name or a password was left out."""


def read_opml(data: bytes, name: str) -> OpmlReport:
    """Return the feeds in ``data``; raises IngestError for what is no OPML, naming ``name``.

    Addresses were not typed by anybody, so local ones are refused, as is whatever is no http or
    https: ``exec:``, ``filter:``, ``file:``. Entities are not expanded, nothing is fetched.
    """
    from lxml import etree

    if len(data) > MAX_BYTES:
        raise IngestError(name, "the list of feeds is too large", "part it")
    report = OpmlReport()
    folders: list[str] = []
    depth = 0
    try:
        for event, element in _outlines(data):
            if event == "start":
                depth += 1
                if depth > _DEEPEST:
                    raise IngestError(name, "its folders are nested too deep", "part it")
                _take(element, folders, report, name)
                folders.append("" if _address(element) else _title(element))
            else:
                depth -= 1
                folders.pop()
                report.empty += not len(element) and not _address(element)
                element.clear()
            if len(report.feeds) + len(report.refused) >= MOST_FEEDS:
                report.refused.append(f"{name}: only its first {MOST_FEEDS} feeds were taken")
                break
    except (etree.XMLSyntaxError, ValueError) as error:
        if not report.feeds:
            raise IngestError(name, "this is no list of feeds (OPML)", "check the file") from error
        report.refused.append(f"{name}: it is damaged; what came before the damage was taken")
    return report


def write_opml(feeds: Sequence[Feed], title: str = "kutip") -> bytes:
    """Return feeds as OPML 2.0, their folders as outlines around them.

    Lists are made to be passed on: a user name and a password in an address are left out.
    """
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    folders = {"": etree.SubElement(root, "body")}
    for feed in feeds:
        url = without_password(feed.url)
        values = {"text": feed.title or url, "title": feed.title, "xmlUrl": url}
        outline = etree.SubElement(_folder(folders, feed.folder), "outline", type="rss")
        for key, value in (values | {"htmlUrl": without_password(feed.site_url)}).items():
            if value:
                outline.set(key, value)
        if feed.full_text is not FullText.AUTO:
            outline.set(_FULL_TEXT, str(feed.full_text))
    return _HEAD + etree.tostring(root, pretty_print=True, encoding="UTF-8")


def password_words(feeds: Sequence[Feed]) -> str:
    """Return what is to be said of the passwords that ``write_opml`` leaves out, if any."""
    return left_out_words(sum(has_password(feed.url) for feed in feeds))


def empty_words(report: OpmlReport) -> str:
    """Return what is to be said of entries that name no feed; empty when there are none."""
    entries = "entry names" if report.empty == 1 else "entries name"
    return f"{report.empty:,} {entries} no feed (no xmlUrl)" if report.empty else ""


def _folder(folders: dict[str, _Element], name: str) -> _Element:
    from lxml import etree

    if name not in folders:
        parent, _, own = name.rpartition("/")
        folders[name] = etree.SubElement(_folder(folders, parent), "outline", text=own, title=own)
    return folders[name]


def _outlines(data: bytes) -> Iterator[tuple[str, _Element]]:
    from lxml import etree

    from reader.feeds.xml_feed import SAFELY

    yield from etree.iterparse(
        BytesIO(data),
        events=("start", "end"),
        tag="outline",
        **SAFELY,
    )


def _take(element: _Element, folders: list[str], report: OpmlReport, name: str) -> None:
    address = _address(element)
    if not address:
        return
    folder = folder_name("/".join(part.replace("/", "∕") for part in folders if part))
    title = element.get("title") or element.get("text") or ""
    try:
        feed = new_feed(address, folder, "" if title == address else title, typed=False)
    except IngestError as error:
        report.refused.append(str(error))
        return
    report.passwords += has_password(address)
    report.feeds.append(_with_rest(feed, element))


def _with_rest(feed: Feed, element: _Element) -> Feed:
    from dataclasses import replace

    from reader.feeds.xml_feed import web_link

    wanted = element.get(_FULL_TEXT, "auto")
    full_text = FullText(wanted) if wanted in list(FullText) else FullText.AUTO
    return replace(feed, site_url=web_link(element.get("htmlUrl", ""), ""), full_text=full_text)


def _address(element: _Element) -> str:
    return one_line(element.get("xmlUrl") or element.get("xmlurl") or "")


def _title(element: _Element) -> str:
    return one_line(element.get("title") or element.get("text") or "")
