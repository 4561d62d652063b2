"""What the speakers look like: pictures that a change must not alter unseen."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.config import State
from reader.ingest.plain import article_from_text
from reader.library import Library
from reader.model import Attribution, Span, Speaker, SpeakerKind
from tests.widgets.desk import settled
from widgets.app import KutipApp
from widgets.commands import bind
from widgets.screens.desk import Desk

Compare = Callable[..., bool]

PEOPLE = (
    Speaker(f"{1:026}", "Ani Rahma", role="Kepala Dinas", affiliation="Dinas Air", gender="f"),
    Speaker(f"{2:026}", "A. Rahma"),
    Speaker(f"{3:026}", "Kementerian Pekerjaan Umum", SpeakerKind.ORGANIZATION),
    Speaker(f"{4:026}", "warga", SpeakerKind.GROUP),
)


@pytest.fixture
def app(tmp_path: Path) -> Iterable[KutipApp]:
    """An app on a library with the same speakers every time."""
    library = Library.open(tmp_path / "library")
    article = article_from_text("Judul berita\n\nAir turun, kata Ani.\n")
    library.add(article, b"")
    for number, speaker in enumerate(PEOPLE):
        library.add_speaker(speaker)
        if number < 2:
            ids = (speaker.id,)
            library.mark(Attribution(f"{number:026}", article.id, (Span(14, 23),), speaker_ids=ids))
    yield KutipApp(library, State(tour_done=True), bind({}))
    library.close()


async def _press(pilot: Pilot[None], *keys: str) -> None:
    desk = pilot.app.screen_stack[0]
    assert isinstance(desk, Desk)
    await settled(pilot, desk)
    for key in ("g", "s", *keys):
        await pilot.press(key)
        await settled(pilot, desk)


async def _merging(pilot: Pilot[None]) -> None:
    await _press(pilot, "space", "m")


async def _merged(pilot: Pilot[None]) -> None:
    await _press(pilot, "space", "m", "enter")


async def _editing(pilot: Pilot[None]) -> None:
    await _press(pilot, "j", "enter")


@pytest.mark.parametrize("act", [_press, _merging, _merged, _editing])
def test_at_work(app: KutipApp, snap_compare: Compare, act: object) -> None:
    assert snap_compare(app, terminal_size=(80, 24), run_before=act)


@pytest.mark.parametrize("width", [60, 160])
def test_room(app: KutipApp, snap_compare: Compare, width: int) -> None:
    assert snap_compare(app, terminal_size=(width, 20), run_before=_press)
