"""Editing all that is known of one speaker."""

from __future__ import annotations

from collections.abc import Callable

from textual import work
from textual.app import ComposeResult

from reader.model import Speaker, SpeakerKind
from reader.speaker_edits import NameMissingError, edited, speaker_values
from reader.store.protocol import ConflictError, StoreError
from widgets.forms import Field, Form


class SpeakerForm(Form[Speaker]):
    """Edits a speaker; ``save`` is called off the screen's thread and the form stays open
    when it raises, so that nothing typed is lost. Dismissed with the speaker as it was kept."""

    title_text = "Speaker"
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

    def __init__(self, speaker: Speaker, save: Callable[[Speaker], Speaker]) -> None:
        super().__init__()
        self._speaker = speaker
        self._save = save

    def contents(self) -> ComposeResult:
        """Yield the fields."""
        yield from self.rows(speaker_values(self._speaker))

    def action_save(self) -> None:
        """Keep the speaker as it was typed."""
        try:
            after = edited(self._speaker, self.typed())
        except NameMissingError as error:
            self.set_problem(str(error))
            return
        self.set_problem("")
        self._keep(after)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _keep(self, after: Speaker) -> None:
        try:
            kept = self._save(after)
        except ConflictError:
            self.app.call_from_thread(self._leave_draft)
        except (StoreError, OSError) as error:
            self.app.call_from_thread(self.set_problem, f"Not saved: {error}")
        else:
            self.app.call_from_thread(self._close, kept)

    def _leave_draft(self) -> None:
        words = "Someone else changed this speaker meanwhile. Yours is kept; gc chooses."
        self.notify(words, severity="warning", markup=False)
        self._close(None)

    def _close(self, kept: Speaker | None) -> None:
        if self.is_current:
            self.dismiss(kept)
