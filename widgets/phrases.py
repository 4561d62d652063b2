"""Small words and signs that several panes show, so that they look the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from textual.content import Content
from textual.style import Style

from reader.model import ArticleState, Precision, SpeakerKind
from reader.text.normalise import one_line, paintable

STATE_SIGNS: Final = {
    ArticleState.UNREAD: "○",
    ArticleState.READING: "◐",
    ArticleState.DONE: "●",
    ArticleState.ARCHIVED: "▪",
}
"""How far an article is, as one cell."""

KIND_SIGNS: Mapping[SpeakerKind, str] = {
    SpeakerKind.PERSON: "●",
    SpeakerKind.ORGANIZATION: "◆",
    SpeakerKind.GROUP: "▲",
    SpeakerKind.UNNAMED: "○",
}
"""What kind of speaker it is, as one cell; nobody is ``·``."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


AROUND_EDGE = 4
"""The cells around what is said at a frame's edge: a blank and a line at either end."""


def day_of(moment: datetime | None) -> str:
    """Return ``11 Oct 2020``, whatever the machine's locale; empty when unknown."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}" if moment else ""


def time_of(moment: datetime | None, precision: str | None) -> str:
    """Return ``11 Oct 2020 11:58``, or the day alone when no more is known."""
    if moment is None or precision != Precision.MINUTE:
        return day_of(moment)
    return f"{day_of(moment)} {moment:%H:%M}"


def when_of(moment: datetime | None, at: datetime) -> str:
    """Return ``12:03`` for a moment of the day that ``at`` is in, else ``11 Oct``; local time."""
    if moment is None:
        return ""
    local = moment.astimezone()
    if local.date() == at.astimezone().date():
        return f"{local:%H:%M}"
    return f"{local.day} {_MONTHS[local.month - 1]}"


def count_of(number: int, noun: str) -> str:
    """Return ``1 quote``, ``1,204 quotes``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def plain(text: str, style: Style | str = "") -> Content:
    """Return a stranger's text as one line that is safe to paint and never read as markup."""
    return Content.styled(one_line(text), style) if text else Content("")


def ends(left: Content, right: Content, width: int) -> Content:
    """Set two texts at the ends of a line of ``width`` cells; the left one is cut with ``…``."""
    room = width - right.cell_length - bool(right)
    if room < 1:
        return right.truncate(width, ellipsis=True)
    if not right:
        return left.truncate(width, ellipsis=True, pad=True)
    return Content.assemble(left.truncate(room, ellipsis=True, pad=True), " ", right)


def at_edge(parts: Sequence[str], width: int) -> str:
    """Return what of ``parts`` fits on a frame's edge of ``width`` cells; the last stays whole."""
    said = [part for part in parts if part]
    while len(said) > 1 and Content(" · ".join(said)).cell_length > width:
        del said[0]
    return " · ".join(said)


def lines(text: str) -> str:
    """Return a message of several lines with every stranger's control character made visible."""
    return "\n".join(map(paintable, text.split("\n")))


def turned_words(again: bool, label: str | None) -> str:
    """Say what an undo, or a redo, did; ``label`` is None when there was nothing to do."""
    if label is None:
        return f"Nothing to {'do again' if again else 'undo'} here."
    return f"{'Done again' if again else 'Undone'}: {label}."
