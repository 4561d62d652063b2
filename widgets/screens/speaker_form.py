"""Editing all that is known of one speaker."""

from __future__ import annotations

from textual.app import ComposeResult

from reader.model import Speaker, SpeakerKind
from reader.speaker_edits import NameMissingError, edited, speaker_values
from widgets.forms import Field, Form


class SpeakerForm(Form[Speaker]):
    """Edits a speaker; dismissed with the speaker as it shall be, to be saved by who opened it."""

    title_text = "Speaker"
    typed_as = "speaker"
    is_kept = True
    fields = (
        Field("name", "Name"),
        Field("aliases", "Aliases", "other names, parted by semicolons"),
        Field("kind", "Kind", choices=tuple(str(kind) for kind in SpeakerKind)),
        Field("role", "Role", "e.g. Minister of Transport"),
        Field("affiliation", "Affiliation", "e.g. Ministry of Transport"),
        Field("gender", "Gender", suggestions=("female", "male", "other", "unknown")),
        Field("country", "Country", "e.g. ID"),
        Field("external_id", "External id", "e.g. Q42, an ORCID, a row of your own list"),
        Field("note", "Note"),
    )

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker

    def contents(self) -> ComposeResult:
        """Yield the fields."""
        yield from self.rows(speaker_values(self._speaker))

    def action_save(self) -> None:
        """Close with the speaker as it was typed."""
        try:
            after = edited(self._speaker, self.typed())
        except NameMissingError as error:
            self.set_problem(str(error))
        else:
            self.dismiss(after)
