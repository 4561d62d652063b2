"""What a person types about a speaker, and what a merge of two will do, before it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from reader.model import Speaker, SpeakerKind
from reader.speakers import fold
from reader.text.normalise import normalise, one_line

TEXT_FIELDS = ("name", "role", "affiliation", "gender", "country", "external_id")
"""The fields of one line each."""


class NameMissingError(ValueError):
    """A speaker must have a name."""

    def __init__(self) -> None:
        super().__init__("Name: a speaker must have one")


def speaker_values(speaker: Speaker) -> dict[str, str]:
    """Return the fields of ``speaker`` as a form shows them."""
    values = {name: getattr(speaker, name) for name in TEXT_FIELDS}
    aliases = "; ".join(speaker.aliases)
    return {**values, "kind": str(speaker.kind), "aliases": aliases, "note": one_line(speaker.note)}


def edited(speaker: Speaker, typed: Mapping[str, str]) -> Speaker:
    """Return ``speaker`` as it was typed; a new name keeps the old one as an alias.

    Raises NameMissingError.
    """
    values: dict[str, Any] = {name: one_line(typed[name]) for name in TEXT_FIELDS}
    if not values["name"]:
        raise NameMissingError
    aliases = dict.fromkeys(filter(None, map(one_line, typed["aliases"].split(";"))))
    if fold(values["name"]) != fold(speaker.name) and speaker.name:
        aliases[speaker.name] = None
    aliases.pop(values["name"], None)
    note = typed["note"]
    if note == one_line(speaker.note):
        note = speaker.note  # several lines stay several lines unless they were edited
    return replace(
        speaker,
        **values,
        kind=SpeakerKind(typed["kind"]),
        aliases=tuple(aliases),
        note=normalise(note).strip(),
    )


def merge_preview(losers: Iterable[Speaker], winner: Speaker, uses: Mapping[str, int]) -> str:
    """Return in words what merging ``losers`` into ``winner`` does."""
    losers = list(losers)
    names = ", ".join(f"“{one_line(s.name)}”" for s in losers)
    quotes = sum(uses.get(s.id, 0) for s in losers)
    known = [*winner.aliases, *(n for s in losers for n in (s.name, *s.aliases))]
    aliases = "; ".join(one_line(n) for n in dict.fromkeys(known) if n != winner.name)
    moved = f"{quotes} quote" + ("" if quotes == 1 else "s")
    return (
        f"{names} will be the same as “{one_line(winner.name)}”.\n"
        f"{moved} will be shown under {one_line(winner.name)}.\n"
        f"Also known as: {aliases}.\n\n"
        "Undo parts them again."
    )
