"""A form for what a library is called and who marks in it."""

from __future__ import annotations

from textual.app import ComposeResult

from reader.text.normalise import one_line
from widgets.forms import Field, Form


class SettingsScreen(Form[tuple[str, str]]):
    """Asks for the library's name and the annotator's; dismissed with both."""

    title_text = "Library"
    typed_as = "library"
    fields = (
        Field("name", "Name", "what the first line of the screen says"),
        Field("annotator", "Annotator", "who marks from now on; exports name them"),
    )

    def __init__(self, name: str, annotator: str) -> None:
        super().__init__()
        self._now = {"name": name, "annotator": annotator}

    def contents(self) -> ComposeResult:
        """Yield the two lines."""
        yield from self.rows(self._now)

    def action_save(self) -> None:
        """Close with what was typed; neither can be empty."""
        typed = {name: one_line(value) for name, value in self.typed().items()}
        if all(typed.values()):
            self.dismiss((typed["name"], typed["annotator"]))
        else:
            self.set_problem("Both need a name.")
