"""The line at the end that says where an article first appeared, under which title."""

from __future__ import annotations

import re

from reader.ingest.names import DOMAIN
from reader.ingest.patterns import patterns
from reader.model import Syndication
from reader.text.passwords import without_password

_MARKS = {'"': '"', "“": "”", "”": "”", "„": "“", "«": "»", "'": "'", "‘": "’"}
_URL = re.compile(r"https?://[^\s\"'<>”’]+")
_FILLER = re.compile(r"(?:\s|[:*_(\[])*")
_SITE_WORD = re.compile(r"\S+")
_MOST_SITE_WORDS = 5


def read_credit(line: str) -> Syndication | None:
    """Return where ``line`` says that the article first appeared, None when it says no such thing.

    ``Artikel ini telah tayang di Kompas.com dengan judul "…"`` has a site and a title; an address
    is taken from anywhere in the line.
    """
    credit = patterns().credit.match(line.lstrip(" *_>([-"))
    if credit is None:
        return None
    rest = line.lstrip(" *_>([-")[credit.end() :]
    address = _URL.search(line)
    url = address[0].rstrip(".,;:)]*_") if address else ""
    return Syndication(_site(rest), _title(rest, url), without_password(url))


def _site(rest: str) -> str:
    """Return the name right after the credit's verb: capitalised words or a domain."""
    words: list[str] = []
    start = _FILLER.match(rest)
    for match in _SITE_WORD.finditer(rest, start.end() if start else 0):
        raw = match[0]
        bare = raw.strip(".,;:()[]*_")
        if raw[0] in _MARKS or "://" in raw or len(words) == _MOST_SITE_WORDS:
            break
        if not (DOMAIN.fullmatch(bare) or any(letter.isupper() for letter in bare)):
            break
        words.append(bare)
        if raw != bare or DOMAIN.fullmatch(bare):
            break
    return " ".join(words)


def _title(rest: str, url: str) -> str:
    """Return what is quoted, or what follows a phrase like ``with the headline``."""
    phrase = patterns().credit_title.search(rest)
    after = rest[phrase.end() :] if phrase else rest
    opening = re.search(r"[\"“”„«]|(?<!\w)['‘]", after)
    if opening:
        closing = after.rfind(_MARKS[opening[0]], opening.end())
        end = closing if closing > 0 else len(after)
        return after[opening.end() : end].strip()
    if phrase is None:
        return ""
    if url:
        after = after.partition(url)[0]
        invitation = patterns().credit_url.search(after)
        after = after[: invitation.start()] if invitation else after
    return after.strip(" :,.*_()")
