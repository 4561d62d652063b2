"""Text that was never cleaned on its way in is still no command where it is painted."""

from __future__ import annotations

import sys

import pytest

from tests.benchmarks.pty_harness import Terminal

PROGRAM = r"""
from textual.app import App
from reader.model import Article, Attribution, Record, Span
from widgets.article_view import ArticleView

ATTACK = (
    "\x1b]52;c;aGFwdXM=\x07 \x1b[31;5mCSI \x9b41m C1 \x9d52;c;aGFwdXM=\x9c \x00 \u202etupad\u202c"
    " [@click=app.quit]klik[/] [/nope] \x1b]8;;http://jahat.example\x1b\\tautan\x1b]8;;\x1b\\"
)

class Hostile(App):
    CSS = "ArticleView { border: round blue; }"

    def compose(self):
        yield ArticleView()

    def on_mount(self):
        text = f"Mulai {ATTACK} di sini\n{ATTACK * 3}\n\nSelesai"
        marks = tuple(Attribution(str(i), "a", (Span(i * 7, i * 7 + 9),)) for i in range(20))
        view = self.query_one(ArticleView)
        view.show(Record(Article("a", text, title="Judul " + ATTACK), marks), {})
        view.show_hints({6: "a", 7: "b", 12: "c"})
        view.focus()

    def on_key(self, event):
        view = self.query_one(ArticleView)
        view.anchor = 0 if view.anchor is None else None
        view.move("word_next", 4)

Hostile().run()
"""

FORBIDDEN = (
    b"\x1b]52;",  # the clipboard
    b"\x1b[31;5m",
    "\x9b".encode(),
    "\x9d".encode(),
    "\u202e".encode(),
    b"\x00",
    b"aGFwdXM=\x07",
    b"\x1b]8;;",  # a link
)


@pytest.mark.parametrize("theme", ["textual-dark", "ansi-dark"])
def test_no_byte_of_an_attack_reaches_the_terminal(theme: str) -> None:
    with Terminal([sys.executable, "-c", PROGRAM], {"TEXTUAL_THEME": theme}) as terminal:
        terminal.wait_for("Selesai")
        for _ in range(4):
            terminal.time_of(b"w")
        written = bytes(terminal.output)
    assert b"Judul" in written
    assert [attack for attack in FORBIDDEN if attack in written] == []
