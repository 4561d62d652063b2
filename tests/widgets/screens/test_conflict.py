from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.adding import add_pasted
from reader.library import Library
from reader.model import Attribution, Span, new_id
from reader.store.protocol import ConflictError
from tests.widgets.hosts import Host
from widgets.screens.conflict import ConflictScreen

NEWS = 'Banjir surut\n\nAir turun. "Kami lega," kata Rina.\n'


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with a draft: the note of a quote was changed by two people."""
    mine, theirs = Library.open(tmp_path / "library"), Library.open(tmp_path / "library")
    (article_id,) = add_pasted(mine, NEWS).ids
    quote = Attribution(new_id(), article_id, (Span(14, 23),))
    mine.mark(quote)
    (before,) = theirs.read(article_id).attributions
    theirs.edit(before, replace(before, note="[b]theirs[/]"))
    with pytest.raises(ConflictError):
        mine.edit(before, replace(before, note="mine", tags=("air",)))
    theirs.close()
    return mine


async def settled(pilot: Pilot[object]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def settle(library: Library, *keys: str) -> tuple[list[object], str]:
    (draft,) = library.drafts()
    app = Host()
    async with app.run_test(size=(100, 30)) as pilot:
        app.ask(ConflictScreen(library, draft))
        await settled(pilot)
        text = app.screen_text()
        await pilot.press(*keys)
        await settled(pilot)
        return app.results, text


async def test_the_differences_are_shown(library: Library) -> None:
    _, text = await settle(library)
    lines = [line.strip("│ ") for line in text.splitlines()]
    place = lines.index("Note")
    assert lines[place + 1] == "mine    mine"
    assert lines[place + 2] == "theirs  [b]theirs[/]"
    assert "Tags" in lines
    assert "Content" not in lines


async def test_each_choice_has_a_digit_and_a_letter(library: Library) -> None:
    for keys, choice in (("1m", "mine"), ("2t", "theirs"), ("3b", "both")):
        for key in keys:
            assert (await settle(library, key))[0] == [choice]
    assert (await settle(library, "escape"))[0] == [None]


async def test_a_deleted_quote_is_said_to_be_gone(library: Library) -> None:
    (row,) = library.rows()
    (quote,) = library.read(row.id).attributions
    library.remove(quote)
    _, text = await settle(library)
    assert "was deleted" in text
