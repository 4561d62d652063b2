"""The smallest Textual apps there are, as floors, and the article view alone."""

from __future__ import annotations

import sys

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class BlankApp(App[None]):
    """A screen with one word on it."""

    def compose(self) -> ComposeResult:
        """Show a word to wait for."""
        yield Static("ready")


class FloorApp(App[None]):
    """Updates one Static for each key: what no Textual app can go below."""

    def compose(self) -> ComposeResult:
        """Show a word to wait for."""
        yield Static("ready")

    def on_key(self, event: events.Key) -> None:
        """Count the keys."""
        self.count = getattr(self, "count", 0) + 1
        self.query_one(Static).update(f"{event.key} {self.count}")


def _view_app(words: int, attributions: int) -> App[None]:
    from tests.benchmarks.articles import long_record, speakers
    from widgets.article_view import ArticleView

    motions = {"l": "char_right", "w": "word_next", "j": "line_down", "space": "page_down"}
    motions |= {"G": "text_end", "g": "text_start", "k": "line_up", "h": "char_left"}

    class ViewApp(App[None]):
        """The article view and nothing else."""

        def compose(self) -> ComposeResult:
            yield ArticleView()

        def on_mount(self) -> None:
            view = self.query_one(ArticleView)
            view.show(long_record(words, attributions), speakers())
            view.focus()

        def on_key(self, event: events.Key) -> None:
            view = self.query_one(ArticleView)
            if event.key == "v":
                view.anchor = view.cursor
            elif event.key == "escape":
                view.anchor = None
            else:
                view.move(motions[event.character if event.key != "space" else "space"])

    return ViewApp()


if __name__ == "__main__":
    kind, *numbers = sys.argv[1:]
    apps = {"blank": BlankApp, "floor": FloorApp, "view": _view_app}
    apps[kind](*map(int, numbers)).run()
