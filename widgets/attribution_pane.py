"""The quotes of the open article, by speaker, each in its speaker's colour."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.style import Style

from reader.layers import NOBODY
from reader.model import Attribution, Spans, Speaker
from reader.speakers import canonical
from reader.suggesting import EDITED
from widgets.line_list import LineList
from widgets.messages import AttributionChosen
from widgets.phrases import KIND_SIGNS, ends, plain
from widgets.theme import speaker_style

_NO_ARTICLE = "No article is open."
_NO_QUOTE = 'No quotes yet.\n\n" marks the quotation at the cursor; a marks what no marks enclose.'
_MAX_WORDS = 400
"""More code points of a content than this are never on one line of the list."""


class Group(NamedTuple):
    """The heading over the quotes of one speaker, or of several who speak together."""

    name: str
    sign: str
    slot: int
    quotes: int
    confidence: float | None = None
    """Of the one suggestion under it; None over what is marked."""
    edited: bool = False
    """Whether a person has changed that suggestion."""


class QuoteList(LineList):
    """Headings of one line and quotes of two."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"quote-list--name", "quote-list--active"}
    DEFAULT_CSS = """
    QuoteList {
        & > .quote-list--name { text-style: bold; }
        & > .quote-list--active { text-style: bold; }
    }
    """

    active_id: var[str] = var("")
    """The id of the quote that is being worked on."""

    def __init__(self) -> None:
        super().__init__(id="quote-list")
        self.items: list[Group | Attribution] = []
        self.slots: list[int] = []
        self.text = ""
        self.places: dict[str, int] = {}

    @property
    def attribution(self) -> Attribution | None:
        """The quote under the cursor."""
        item = self.items[self.cursor] if 0 <= self.cursor < len(self.items) else None
        return item if isinstance(item, Attribution) else None

    def set_items(self, text: str, items: list[Group | Attribution]) -> None:
        """Show other quotes of ``text``; the cursor stays on its quote, or else about there."""
        current, place = self.attribution, self.cursor
        self.text, self.items, self.slots = text, items, []
        self.places = {}
        slot = NOBODY
        for index, item in enumerate(items):
            if isinstance(item, Group):
                slot = item.slot
            else:
                self.places[item.id] = index
            self.slots.append(slot)
        place = self.places.get(current.id, place) if current else place
        self.set_heights(
            (1 if isinstance(item, Group) else 2 for item in items), self._near(max(0, place))
        )

    def _near(self, place: int) -> int:
        if not self.places:
            return -1
        return min(self.places.values(), key=lambda p: (abs(p - place), p))

    def watch_active_id(self, old: str, new: str) -> None:
        """Mark the other quote as active and bring the cursor to it."""
        for attribution_id in (old, new):
            self.repaint_item(self.places.get(attribution_id, -1))
        if new in self.places:
            self.cursor = self.places[new]
            self.reveal()

    def can_stand(self, item: int) -> bool:
        """Tell whether this is a quote."""
        return isinstance(self.items[item], Attribution)

    def chosen(self, item: int) -> None:
        """Tell that a quote is to be gone to."""
        self.post_message(AttributionChosen(self._quote_id(item)))

    def clicked(self, item: int, chain: int) -> None:
        """Go to a quote at the first click."""
        if chain == 1:
            self.chosen(item)

    def paint(self, item: int, line: int, width: int) -> Content:
        """Paint a heading, or a quote's words or its facts."""
        shown = self.items[item]
        ink = speaker_style(self.slots[item], self.app.current_theme).ink
        if isinstance(shown, Group):
            return self._heading(shown, ink, width)
        is_active = shown.id == self.active_id
        mark = Content.styled("┃" if is_active else " ", ink)
        if line == 0:
            words = self._words(shown.content)
            if is_active:
                words = words.stylize(self.part("quote-list--active"))
            inside = ends(words, Content(""), width - 4)
        else:
            inside = ends(*self._facts(shown), width - 4)
        return Content.assemble(self.bar(item), mark, " ", inside)

    def _heading(self, group: Group, ink: Style, width: int) -> Content:
        name = plain(group.name, self.part("quote-list--name"))
        sign = Content.styled(group.sign, ink)
        count = str(group.quotes) if group.confidence is None else f"{group.confidence:.0%}"
        count = "edited" if group.edited else count
        number = Content.styled(count.replace("%", " %"), self.part("line-list--dim"))
        return Content.assemble(" ", sign, " ", ends(name, number, width - 4))

    def _words(self, spans: Spans) -> Content:
        pieces = []
        for start, end in spans:
            pieces.append(self.text[start : min(end, start + _MAX_WORDS)].strip())
        words = plain(" … ".join(pieces)).plain
        return Content(words if words[:1] in '"“„«‘' else f"“{words}”")

    def _facts(self, shown: Attribution) -> tuple[Content, Content]:
        dim = self.part("line-list--dim")
        cue = " ".join(self.text[start:end] for start, end in shown.cue)
        facts = " · ".join(filter(None, (str(shown.type), cue)))
        tags = " ".join(f"#{tag}" for tag in shown.tags)
        left = plain(f"{facts}  {tags}" if tags else facts, dim)
        signs = ("≡" if shown.note else "") + (
            f"+{len(shown.content) - 1}" * (len(shown.content) > 1)
        )
        return left, Content.styled(signs, dim)

    def _quote_id(self, item: int) -> str:
        shown = self.items[item]
        assert isinstance(shown, Attribution)
        return shown.id


class AttributionPane(Vertical):
    """The right pane. The desk gives it quotes and calls its methods; it posts what happened."""

    DEFAULT_CSS = """
    AttributionPane {
        border: round $foreground 20%;
        border-title-color: $text-muted;
        border-subtitle-color: $text-muted;
        &:ansi { border: round $border-blurred; }
        &:focus-within { border: round $border; border-title-color: $foreground; }
    }
    """
    BORDER_TITLE = "Quotes"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.list = QuoteList()
        """The list itself, which takes the focus."""
        self._given: tuple[object, ...] = ()
        self.list.empty = _NO_ARTICLE

    def compose(self) -> ComposeResult:
        """Hold the list."""
        yield self.list

    @property
    def attribution(self) -> Attribution | None:
        """The quote under the cursor."""
        return self.list.attribution

    def focus(self, scroll_visible: bool = True) -> AttributionPane:
        """Give the focus to the list."""
        self.list.focus(scroll_visible)
        return self

    def set_quotes(
        self,
        text: str,
        attributions: Sequence[Attribution],
        speakers: Mapping[str, Speaker],
        slots: Mapping[str, int],
        suggestions: Sequence[Attribution] = (),
    ) -> None:
        """List the quotes of an article; ``slots`` are those of ``reader.layers.Layers``."""
        given = (text, attributions, speakers, slots, suggestions)
        if self._given and all(map(operator.is_, given, self._given)):
            return
        self._given, self.list.empty = given, _NO_QUOTE
        marked = grouped(attributions, speakers, slots)
        self.list.set_items(text, [*marked, *suggested(suggestions, speakers, slots)])
        count, total = len(attributions), len(attributions) + len(suggestions)
        told = f"Quotes {count:,} of {total:,}" if suggestions else f"Quotes {count:,}"
        self.border_title = Content(told if total else "Quotes")

    def clear(self) -> None:
        """Show that no article is open."""
        self._given = ()
        self.list.empty = _NO_ARTICLE
        self.list.set_items("", [])
        self.border_title = "Quotes"

    def set_active(self, attribution_id: str) -> None:
        """Mark the quote that is being worked on; empty for none."""
        self.list.active_id = attribution_id

    def choose(self) -> None:
        """Post that the quote under the cursor is to be gone to."""
        self.list.choose()


def grouped(
    attributions: Sequence[Attribution],
    speakers: Mapping[str, Speaker],
    slots: Mapping[str, int],
) -> list[Group | Attribution]:
    """Put the quotes under their speakers, in the order in which these first appear."""
    groups: dict[tuple[str, ...], list[Attribution]] = {}
    people: dict[str, Speaker | None] = {}
    for attribution in attributions:
        for speaker_id in attribution.speaker_ids:
            if speaker_id not in people:
                people[speaker_id] = canonical(speaker_id, speakers)
        key = tuple(_id_of(people[i], i) for i in attribution.speaker_ids)
        groups.setdefault(key, []).append(attribution)
    items: list[Group | Attribution] = []
    for key, quotes in groups.items():
        found = [people[i] for i in quotes[0].speaker_ids]
        name = " + ".join(s.name if s else "unknown speaker" for s in found) or "no speaker"
        lead = found[0] if found else None
        sign = KIND_SIGNS[lead.kind] if lead else "·"
        slot = slots.get(key[0], NOBODY) if key else NOBODY
        items += [Group(name, sign, slot, len(quotes)), *quotes]
    return items


def suggested(
    suggestions: Sequence[Attribution],
    speakers: Mapping[str, Speaker],
    slots: Mapping[str, int],
) -> list[Group | Attribution]:
    """Put each suggestion under a heading of its own, in the order of the text."""
    items: list[Group | Attribution] = []
    for suggestion in suggestions:
        (group, _) = grouped([suggestion], speakers, slots)
        assert isinstance(group, Group)
        edited = suggestion.origin.endswith(EDITED)
        confidence = suggestion.confidence or 0
        items += [group._replace(sign="?", confidence=confidence, edited=edited), suggestion]
    return items


def _id_of(speaker: Speaker | None, speaker_id: str) -> str:
    return speaker.id if speaker else speaker_id
