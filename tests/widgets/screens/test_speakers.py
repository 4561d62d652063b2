import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.ingest.plain import article_from_text
from reader.library import Library
from reader.model import (
    LIBRARY_SCOPE,
    Attribution,
    Link,
    LinkKind,
    Span,
    SpeakerKind,
    new_id,
)
from tests.waiting import GENEROUS
from tests.widgets.hosts import Host
from widgets.phrases import turned_words
from widgets.saver import Saver
from widgets.screens.speakers import SpeakersScreen


@pytest.fixture
def library(tmp_path: Path) -> Library:
    kept = Library.open(tmp_path / "library")
    for name, kind in (
        ("Ani Rahma", SpeakerKind.PERSON),
        ("Bu Ani [b]", SpeakerKind.PERSON),
        ("Dinas Air", SpeakerKind.ORGANIZATION),
    ):
        kept.add_speaker(kept.new_speaker(name, kind))
    return kept


async def settled(pilot: Pilot[object], saver: Saver | None = None) -> None:
    """Wait until nothing is read or saved any more."""
    await pilot.pause()
    assert saver is None or await saver.drained(GENEROUS)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@asynccontextmanager
async def saving() -> AsyncIterator[Saver]:
    """A saver at work; what it refuses is told by the desk, which is not here."""
    saver = Saver(lambda _: None, lambda _: None)
    work = asyncio.create_task(saver.run())
    yield saver
    work.cancel()


@dataclass
class Turning:
    """What the desk does for the screen, at once."""

    library: Library

    def turn(self, again: bool, told: Callable[[str], None]) -> None:
        step = self.library.redo if again else self.library.undo
        told(turned_words(again, step(LIBRARY_SCOPE)))

    def stop(self) -> bool:
        return False


async def run(library: Library, *keys: str, size: tuple[int, int] = (100, 24)) -> tuple[Host, str]:
    app = Host()
    async with saving() as saver, app.run_test(size=size, notifications=True) as pilot:
        app.ask(SpeakersScreen(library, saver, Turning(library)))
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot, saver)
        return app, app.screen_text()


def names(library: Library) -> list[str]:
    return [speaker.name for speaker in library.living_speakers()]


def quote(library: Library, speaker_name: str) -> None:
    article = article_from_text("Judul berita\n\nAir turun, kata Ani.\n")
    library.add(article, article.text.encode())
    (speaker,) = [s for s in library.living_speakers() if s.name == speaker_name]
    library.mark(Attribution(new_id(), article.id, (Span(14, 23),), speaker_ids=(speaker.id,)))


async def test_all_speakers_are_listed_with_their_quotes(library: Library) -> None:
    quote(library, "Ani Rahma")
    _, text = await run(library)
    assert "3 speakers" in text
    assert "Bu Ani [b]" in text
    assert "organization" in text
    row = next(line for line in text.splitlines() if "Ani Rahma" in line)
    assert row.rstrip().endswith("1")


async def test_a_narrow_screen_keeps_name_and_quotes(library: Library) -> None:
    quote(library, "Ani Rahma")
    _, text = await run(library, size=(40, 20))
    row = next(line for line in text.splitlines() if "Ani Rahma" in line)
    assert row.rstrip().endswith("1")


async def test_typing_filters(library: Library) -> None:
    _, text = await run(library, "slash", *"dinas")
    assert "3 speakers · 1 shown" in text
    _, text = await run(library, "slash", *"qqq")
    assert "Nobody matches" in text
    _, text = await run(library, "slash", *"dinas", "escape")
    assert "shown" not in text


async def test_a_speaker_is_edited_and_undone(library: Library) -> None:
    await run(library, "enter", "end", "x", *["down"] * 5, *"fem", "right", "enter")
    (speaker,) = [s for s in library.living_speakers() if s.name == "Ani Rahmax"]
    assert speaker.aliases == ("Ani Rahma",)
    assert speaker.gender == "female"
    await run(library, "u")
    assert "Ani Rahma" in names(library)
    await run(library, "ctrl+r")
    assert "Ani Rahmax" in names(library)


async def test_the_kind_is_changed_with_the_arrows(library: Library) -> None:
    await run(library, "e", "down", "down", "right", "enter")
    (speaker,) = [s for s in library.living_speakers() if s.name == "Ani Rahma"]
    assert speaker.kind == SpeakerKind.ORGANIZATION


async def test_a_new_speaker_is_made(library: Library) -> None:
    await run(library, "n", *"Zul", "enter")
    assert "Zul" in names(library)
    _, text = await run(library, "n", "enter")
    assert "Name: a speaker must have one" in text


async def test_two_are_merged_after_a_preview_and_parted_again(library: Library) -> None:
    quote(library, "Ani Rahma")
    _, preview = await run(library, "space", "m")
    assert "“Ani Rahma” will be the same as “Bu Ani [b]”" in preview
    assert "1 quote will be shown" in preview
    await run(library, "space", "m", "escape", "escape")
    assert len(names(library)) == 3
    await run(library, "space", "m", "enter")
    assert names(library) == ["Bu Ani [b]", "Dinas Air"]
    _, text = await run(library, "u")
    assert len(names(library)) == 3
    assert "Undone: merge" in text


async def test_a_merge_without_anyone_picked_says_how(library: Library) -> None:
    _, text = await run(library, "m")
    assert "Pick with Space" in text


async def test_only_who_has_no_quote_is_deleted(library: Library) -> None:
    quote(library, "Ani Rahma")
    _, text = await run(library, "d")
    assert len(names(library)) == 3
    assert "has 1 quote" in text
    await run(library, "j", "d")
    assert names(library) == ["Ani Rahma", "Dinas Air"]


async def test_what_meets_a_conflict_is_kept_as_a_draft(library: Library) -> None:
    app = Host()
    async with saving() as saver, app.run_test(size=(100, 24)) as pilot:
        app.ask(SpeakersScreen(library, saver, Turning(library)))
        await settled(pilot)
        await pilot.press("enter", "end", "x")
        other = Library.open(library.path)
        (speaker,) = [s for s in other.living_speakers() if s.name == "Ani Rahma"]
        other.edit_speaker(speaker, replace(speaker, name="Ani B"))
        await pilot.press("enter")
        await settled(pilot, saver)
        assert isinstance(app.screen, SpeakersScreen)
        (draft,) = library.drafts()
        assert draft.changes[0].after is not None
        assert draft.changes[0].after["name"] == "Ani Rahmax"


async def test_escape_leaves_the_screen_once_nothing_is_picked(library: Library) -> None:
    app, text = await run(library, "space", "escape")
    assert "picked" not in text
    assert app.results == []
    app, _ = await run(library, "q")
    assert app.results == [None]


async def test_moving_keys(library: Library) -> None:
    _, text = await run(library, "G", "g", "pagedown", "pageup", "end", "home", "j", "k")
    assert "▌ ● Ani Rahma" in text


async def test_who_is_quoted_in_an_earlier_version_is_not_deleted(library: Library) -> None:
    quote(library, "Ani Rahma")
    (row,) = library.rows("")
    later = article_from_text("Judul berita\n\nAir naik.\n")
    links = (Link(LinkKind.EARLIER_VERSION, row.id),)
    library.add(replace(later, links=links), later.text.encode())
    _, text = await run(library, "d")
    assert "has 1 quote in earlier versions;" in " ".join(text.split()).replace("▌ ", "")
    assert "Ani Rahma" in names(library)


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_the_way_back_is_shown_however_narrow_it_is(library: Library, width: int) -> None:
    _, text = await run(library, size=(width, 24))
    last = text.rstrip().split("\n")[-1]
    assert last.rstrip().endswith("q back")


@pytest.mark.parametrize("count", [0, 40], ids=["with-room", "with-a-scrollbar"])
async def test_numbers_stand_whole_below_what_they_are(library: Library, count: int) -> None:
    for number in range(count):
        library.add_speaker(library.new_speaker(f"Warga {number}", SpeakerKind.PERSON))
    for _ in range(12):
        quote(library, "Ani Rahma")
    _, text = await run(library, size=(80, 24))
    lines = text.split("\n")
    head = next(line for line in lines if line.rstrip().endswith("Quotes"))
    row = next(line for line in lines if "Ani Rahma" in line)
    assert row.index(" 12") + 3 == head.index("Quotes") + 6


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_the_keys_are_told(library: Library, key: str) -> None:
    _, text = await run(library, key)
    assert "Keys in the speakers" in text
    assert "Merge the picked ones" in text
    _, text = await run(library, key, "question_mark")
    assert "3 speakers" in text and "Merge the picked ones" not in text
