"""The table of speakers: aligned columns that share the width there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from reader.model import Speaker
from widgets.line_list import LineList
from widgets.phrases import KIND_SIGNS, ends, plain

_AROUND = 4 + 7
"""Cells before and after the columns: cursor, mark, sign and blank; the number of quotes."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table."""

    label: str
    cells: int
    """Its least width."""
    share: int
    """How much of the room that is left it gets, against the others."""
    value: Callable[[Speaker], str]


COLUMNS = (
    Column("Name", 18, 4, lambda s: s.name),
    Column("Kind", 12, 0, lambda s: str(s.kind)),
    Column("Gender", 8, 0, lambda s: s.gender),
    Column("Role", 12, 3, lambda s: s.role),
    Column("Affiliation", 12, 3, lambda s: s.affiliation),
)


class SpeakerTable(LineList):
    """The speakers, one line each."""

    DEFAULT_CSS = """
    SpeakerTable { padding: 0; }
    """

    @dataclass
    class Chosen(Message):
        """A speaker is to be edited."""

        speaker: Speaker

    def __init__(self) -> None:
        super().__init__(id="speakers")
        self.speakers: Sequence[Speaker] = ()
        self.uses: Mapping[str, int] = {}
        self.picked: set[str] = set()

    @property
    def speaker(self) -> Speaker | None:
        """The speaker under the cursor."""
        return self.speakers[self.cursor] if 0 <= self.cursor < len(self.speakers) else None

    def set_speakers(self, speakers: Sequence[Speaker], uses: Mapping[str, int]) -> None:
        """List others; the cursor stays on its speaker, or else about where it was."""
        current, place = self.speaker, max(0, self.cursor)
        self.speakers, self.uses = speakers, uses
        ids = [speaker.id for speaker in speakers]
        if current and current.id in ids:
            place = ids.index(current.id)
        self.set_heights([1] * len(ids), place)

    def columns(self, width: int) -> list[tuple[Column, int]]:
        """Return the columns that fit into ``width`` cells, each with its width."""
        room = width - _AROUND
        shown: list[Column] = []
        for column in COLUMNS:
            if room >= column.cells + 1 or not shown:
                room -= column.cells + 1
                shown.append(column)
        shares = sum(column.share for column in shown)
        return [(c, c.cells + max(0, room) * c.share // shares) for c in shown]

    def head(self, width: int) -> Content:
        """Return the line above the table."""
        cells = [ends(Content(c.label), Content(""), cells) for c, cells in self.columns(width)]
        return Content(" " * 4) + Content(" ").join(cells) + Content(" Quotes")

    def paint(self, item: int, line: int, width: int) -> Content:
        """Paint one speaker."""
        speaker = self.speakers[item]
        dim = self.part("line-list--dim")
        mark = "✓" if speaker.id in self.picked else " "
        cells = [
            ends(plain(column.value(speaker), dim if place else ""), Content(""), cells)
            for place, (column, cells) in enumerate(self.columns(width))
        ]
        quotes = f"{self.uses.get(speaker.id, 0) or '':>7}"
        sign = f"{mark}{KIND_SIGNS[speaker.kind]} "
        return Content.assemble(self.bar(item), sign, Content(" ").join(cells), quotes)

    def chosen(self, item: int) -> None:
        """Tell that a speaker is to be edited."""
        self.post_message(self.Chosen(self.speakers[item]))
