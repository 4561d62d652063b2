"""The title of a page's article, out of the several that a page carries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from reader.ingest.web.pieces import key_of
from reader.text.normalise import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SEPARATOR = re.compile(
    r"\s+[-–—|·•»›:]+\s+|\s*[|｜：»]\s*|(?<=\w):\s+|,\s+(?=\D*\d{1,2}\.\d{1,2}\.)"
)
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$")
_BRACKETED = re.compile(r"\s*[(（\[［【][^()（）\[\]［］【】]{1,30}[)）\]］】]\s*")
"""A note behind a title: ``（写真＝ロイター）``."""
_LONGEST = 400
"""What has more characters is no title."""
_LONGEST_TAIL = 6
"""Words that what stands behind the title may have at most."""
_FEWEST = 2
_LARGE = frozenset({"5", "6", "7", "+2", "+3", "+4"})
"""The sizes of a font that old pages have for their headlines."""


def best_title(
    shared: Sequence[str],
    structured: str,
    headings: Sequence[str],
    page_title: str,
    names: Iterable[str],
) -> str:
    """Return the title, cleaned of the site's name.

    ``shared`` are the titles for sharing (``og:title`` first), ``structured`` the JSON-LD's,
    ``headings`` the page's largest; ``names`` are what the site is called, its host among them.
    The first of ``shared`` wins, which editors look after; not when it is cut off, or when
    others show that a site's or a section's name is around it. A ``structured`` title unlike it
    was written apart and wins, see ``_outvotes``.
    """
    keys = {key for name in names if len(key := _site_key(name)) > 1}

    def clean(titles: Iterable[str]) -> list[str]:
        short = (one_line(title[: 4 * _LONGEST]) for title in titles)
        cleaned = [without_site(title, keys) for title in short if len(title) <= _LONGEST]
        return [title for title in cleaned if key_of(title) and _site_key(title) not in keys]

    sharing, visible, tab = clean(shared), clean(headings[:3]), clean([page_title])
    headline = next(iter(clean([structured])), "")
    if not sharing:
        return headline or next(iter([*visible, *tab]), "")
    first, others = sharing[0], [*visible, *tab, *sharing[1:]]
    first = next((other for other in (*visible, *tab) if _is_cut_off(first, other)), first)
    first = next((heading for heading in visible[:1] if _is_noted(first, heading)), first)
    if headline and _outvotes(headline, sharing=[first, *sharing[1:]], visible=visible, tab=tab):
        return headline
    if headline and _same_in(headline, visible[:1]) and _is_within(headline, first):
        return headline
    others = [headline, *others] if headline else others
    if _same_in(first, others):
        return first
    return next((other for other in others if _is_within(other, first)), first)


def large_texts(root: HtmlElement) -> list[str]:
    """Return the first texts that a page without headings sets in a large font."""
    fonts = (font for font in root.iter("font") if (font.get("size") or "").strip() in _LARGE)
    texts = (one_line(font.xpath("string()")[: 4 * _LONGEST]) for font in islice(fonts, 3))
    return [text for text in texts if len(text.split()) >= _FEWEST and len(text) <= _LONGEST]


def _outvotes(
    headline: str, *, sharing: Sequence[str], visible: Sequence[str], tab: Sequence[str]
) -> bool:
    """Return whether the ``headline`` of the structured data wins over the title for ``sharing``.

    It does when it was written by hand. When it is the one for the browser's ``tab`` again, which
    is often made for search engines, it does with a second witness: the heading agrees with it
    against one title that was given out everywhere, or the heading is a third one that shows
    that the title for sharing was made for sharing alone.
    """
    first, heading = sharing[0], visible[:1]
    if not _is_written_apart(headline, [first]):
        return False
    if not _same_in(headline, tab):
        return True
    if _same_in(headline, heading):
        return len(sharing) > 1 and all(_same_in(first, [other]) for other in sharing)
    return bool(heading) and not _same_in(first, heading)


def without_site(title: str, keys: set[str]) -> str:
    """Return ``title`` without the names of the site (by their keys) and dates at its ends."""
    while True:
        parts = list(_SEPARATOR.finditer(title))
        if not parts:
            return title
        head, tail = title[: parts[-1].start()], title[parts[-1].end() :]
        if _names_site(tail, keys) and key_of(head):
            title = head
        elif _names_site(title[: parts[0].start()], keys):
            title = title[parts[0].end() :]
        else:
            return title


def _site_key(name: str) -> str:
    """Return the letters of a site's name as its host has them: no accents, no ``The`` before."""
    plain = normalize("NFKD", name.lower().removeprefix("the "))
    return key_of("".join(letter for letter in plain if not combining(letter)))


def _names_site(text: str, keys: set[str]) -> bool:
    key = _site_key(text)
    if _DAY.fullmatch(text.strip()):
        return True
    if not key or len(text.split()) > _LONGEST_TAIL:
        return False
    return any(
        key == name or (len(name) > 2 and key.startswith(name)) or (len(key) > 3 and key in name)
        for name in keys
    )


def _is_within(shorter: str, longer: str) -> bool:
    """Return whether ``longer`` is ``shorter`` with a short name before or behind a separator."""
    if len(shorter.split()) < _FEWEST or shorter == longer or shorter not in longer:
        return False
    before, _, after = longer.partition(shorter)
    around = f"{before} {after}".split()
    return len(around) <= _LONGEST_TAIL and all(
        not side or _SEPARATOR.search(side) or _SEPARATOR.search(f"x{side}x")
        for side in (before, after)
    )


def _is_noted(title: str, heading: str) -> bool:
    """Return whether ``title`` is ``heading`` with a note in brackets behind it."""
    return title.startswith(heading) and _BRACKETED.fullmatch(title, len(heading)) is not None


def _same_in(title: str, others: Iterable[str]) -> bool:
    return any(key_of(title) == key_of(other) for other in others)


def _is_written_apart(headline: str, others: Iterable[str]) -> bool:
    """Return whether a headline is unlike all others, not one of them cut or lengthened."""
    key = key_of(headline)
    keys = [key_of(other) for other in others]
    return len(headline.split()) > _FEWEST and not any(key in k or k in key for k in keys)


def _is_cut_off(title: str, other: str) -> bool:
    """Return whether ``title`` is the beginning of ``other``: by an ellipsis, or at a quotation
    mark, where an attribute ends that was not escaped.
    """
    start = title.rstrip(" .…")
    rest = other[len(start) :].lstrip()
    if len(other) <= len(title) or not other.startswith(start):
        return False
    return title.endswith(("...", "…")) or rest.startswith('"')
