"""Shows a person in words where two versions of a quote or a speaker differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from reader.codec import Json
from reader.model import Speaker
from reader.speakers import canonical
from reader.text.normalise import one_line

_LABELS = {
    "content": "Content",
    "cue": "Cue",
    "source": "Source",
    "source_kind": "Kind of source",
    "type": "Type",
    "speaker_ids": "Speaker",
    "role": "Role",
    "affiliation": "Affiliation",
    "addressee": "Addressee",
    "tags": "Tags",
    "note": "Note",
    "codes": "Codes",
    "name": "Name",
    "kind": "Kind",
    "aliases": "Aliases",
    "gender": "Gender",
    "country": "Country",
    "external_id": "External id",
    "merged_into": "Merged into",
    "title": "Title",
    "authors": "Authors",
    "editor": "Editor",
    "site": "Site",
    "url": "Address",
    "published": "Published",
    "language": "Language",
    "state": "State",
    "blocks": "Blocks",
    "folder": "Folder",
    "full_text": "Full text",
    "deleted": "Deleted",
}
_SPANS = ("content", "cue", "source")


class Difference(NamedTuple):
    """One field in which two versions differ, in words."""

    label: str
    mine: str
    theirs: str


def differences(
    mine: Json, theirs: Json | None, text: str, speakers: Mapping[str, Speaker]
) -> list[Difference]:
    """Return the fields in which the versions differ, in the order a person asks for them.

    ``text`` is the article's, which spans are shown from. Without ``theirs`` the noun is gone.
    """
    if theirs is None:
        return [Difference("It", "is as you left it", "was deleted")]
    found = []
    for field, label in _LABELS.items():
        if mine.get(field) != theirs.get(field):
            shown = (
                _shown(field, version.get(field), text, speakers) for version in (mine, theirs)
            )
            found.append(Difference(label, *shown))
    return found


def _shown(field: str, value: Any, text: str, speakers: Mapping[str, Speaker]) -> str:
    if value is None or value == "" or value == []:
        return "nothing"
    if field in _SPANS:
        return one_line(" … ".join(text[start:end] for start, end in value))
    if field in ("speaker_ids", "merged_into"):
        ids = value if isinstance(value, list) else [value]
        return ", ".join(_name(speaker_id, speakers) for speaker_id in ids)
    if isinstance(value, list):
        return one_line(", ".join(map(str, value)))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return one_line(", ".join(f"{k} = {v}" for k, v in value.items()))
    return one_line(str(value))


def _name(speaker_id: str, speakers: Mapping[str, Speaker]) -> str:
    speaker = canonical(speaker_id, speakers)
    return one_line(speaker.name) if speaker else "somebody unknown"
