"""Keys that arrive in one burst answer a screen once and end nothing."""

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.screen import Screen

import widgets.screens
from reader.candidates import Candidates
from reader.feeds.subscriptions import new_feed
from reader.model import Attribution, Span, Speaker, new_id
from reader.renewing import Outcome, Refetched
from reader.speakers import SpeakerIndex
from reader.store.protocol import ConflictError
from reader.turns import at_once
from tests.widgets.desk import TEXT, Hands, at_the_desk
from widgets.dialogs import AnsweredOnce, Confirm, Dialog, Menu, MenuItem
from widgets.forms import Form
from widgets.palette import Palette
from widgets.screens.accept_all import AcceptAll
from widgets.screens.add import AddScreen
from widgets.screens.article_form import ArticleForm
from widgets.screens.attribution_form import AttributionForm
from widgets.screens.conflict import ConflictScreen
from widgets.screens.export import ExportScreen
from widgets.screens.feed_form import FeedForm, NewFeedForm, OpmlInForm, OpmlOutForm
from widgets.screens.feeds import FeedsScreen
from widgets.screens.help import HelpScreen
from widgets.screens.libraries import LibrariesScreen
from widgets.screens.note import NoteScreen
from widgets.screens.refetch import RefetchScreen
from widgets.screens.settings import SettingsScreen
from widgets.screens.speaker_form import SpeakerForm
from widgets.screens.speaker_keys import SpeakerKeys
from widgets.screens.speakers import SpeakersScreen
from widgets.screens.tags import TagsScreen
from widgets.speaker_picker import SpeakerPicker

QUOTE = Attribution("q", "a", (Span(0, 3),), role="wali kota")


def unchanged(**_: object) -> Refetched:
    return Refetched(Outcome.LEFT, "", note="it is the same")


def conflict(hands: Hands) -> ConflictScreen:
    """The screen for a note that was changed elsewhere meanwhile."""
    library, (row,) = hands.library, hands.library.rows()
    quote = Attribution(new_id(), row.id, (Span(0, 7),))
    library.mark(quote)
    (before,) = library.read(row.id).attributions
    library.edit(before, replace(before, note="theirs"))
    with pytest.raises(ConflictError):
        library.edit(before, replace(before, note="mine"))
    return ConflictScreen(library, library.drafts()[0])


def speaker_form(hands: Hands) -> SpeakerForm:
    """The form of a speaker who is kept already."""
    library = hands.library
    kept = library.add_speaker(library.new_speaker("Sari Dewi"))
    return SpeakerForm(kept)


def feed_form(hands: Hands) -> FeedForm:
    """The form of a feed that can be saved."""
    feed = new_feed("https://contoh.example/feed.xml", "", "Contoh")
    return FeedForm(feed, ())


def picker(_: Hands) -> SpeakerPicker:
    """The picker for a source that names somebody new."""
    return SpeakerPicker(Candidates(SpeakerIndex([Speaker("s", "Rina")]), "Sari Dewi"))


SCREENS: dict[type[Screen[Any]], Callable[[Hands], Screen[Any]]] = {
    AcceptAll: lambda _: AcceptAll("Air", [QUOTE], {"q": "Sari"}, {"q"}, "all", 0),
    AddScreen: lambda hands: AddScreen(hands.library, at_once, pasted="Judul\n\nAir turun.\n"),
    ArticleForm: lambda hands: ArticleForm(hands.desk.reading.article),
    AttributionForm: lambda _: AttributionForm(QUOTE, "Air"),
    Confirm: lambda _: Confirm("Leave", "Really?"),
    ConflictScreen: conflict,
    ExportScreen: lambda hands: ExportScreen(hands.library),
    FeedForm: feed_form,
    FeedsScreen: lambda hands: FeedsScreen(hands.desk),
    HelpScreen: lambda hands: HelpScreen(hands.desk),
    LibrariesScreen: lambda hands: LibrariesScreen(hands.library.path, ()),
    Menu: lambda _: Menu("Sort by", [MenuItem("a", "a"), MenuItem("b", "b")]),
    NewFeedForm: lambda _: NewFeedForm(()),
    NoteScreen: lambda _: NoteScreen("a note"),
    OpmlInForm: lambda hands: OpmlInForm(hands.library, at_once),
    OpmlOutForm: lambda _: OpmlOutForm(()),
    Palette: lambda _: Palette(),
    RefetchScreen: lambda hands: RefetchScreen(unchanged, hands.desk.reading.article, "gv"),
    SettingsScreen: lambda _: SettingsScreen("library", "rina"),
    SpeakerForm: speaker_form,
    SpeakerKeys: lambda _: SpeakerKeys(),
    SpeakerPicker: picker,
    SpeakersScreen: lambda hands: SpeakersScreen(hands.library, hands.desk.saver, hands.desk.bulk),
    TagsScreen: lambda _: TagsScreen(("air",), ()),
}
CHARACTERS = {"enter": "\r", "escape": "\x1b", "ctrl+s": "\x13"}
CLOSED_BY: dict[type[Screen[Any]], str] = {FeedsScreen: "q", SpeakersScreen: "q"}


def all_screens(kind: type[Any] = AnsweredOnce) -> Iterator[type[Any]]:
    for below in kind.__subclasses__():
        yield below
        yield from all_screens(below)


def test_every_screen_is_tried() -> None:
    for module in pkgutil.iter_modules(widgets.screens.__path__):
        import_module(f"widgets.screens.{module.name}")
    own = {k for k in all_screens(Screen) if k.__module__.startswith("widgets.")}
    bases = {AnsweredOnce, Dialog, Form}
    tried = {k.__name__ for k in own - bases if not k.__name__.startswith("_")}
    assert tried - {"Desk"} == {k.__name__ for k in SCREENS}
    assert set(SCREENS) <= set(all_screens())


@pytest.mark.parametrize(
    "burst",
    [("enter", "enter"), ("enter", "escape"), ("escape", "escape", "enter"), ("ctrl+s", "ctrl+s")],
    ids="-".join,
)
@pytest.mark.parametrize("kind", SCREENS, ids=lambda kind: kind.__name__)
async def test_a_burst_of_keys_answers_once(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[Screen[Any]],
    burst: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_the_desk(tmp_path, TEXT) as hands:
        answers: list[object] = []
        screen = SCREENS[kind](hands)
        hands.app.push_screen(screen, answers.append)
        await hands.until(lambda: hands.app.screen is screen and screen.is_mounted)
        await hands.settle()
        for key in burst:
            hands.app.post_message(events.Key(key, CHARACTERS[key]))
        await hands.settle()
        for _ in range(3):
            if hands.app.screen is not hands.desk:
                await hands.press("escape")
                await hands.settle()
        assert hands.app.screen is hands.desk
        assert len(answers) == 1
        assert not [d for d in hands.library.drafts() if kind is not ConflictScreen]
        assert hands.app.is_running


async def test_keys_in_one_go_choose_the_speaker_and_go_on(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        await hands.press('"', "s")
        await hands.pick("Dewi")
        await hands.until(lambda: hands.stands_before(SpeakerPicker))
        for _ in range(2):
            hands.app.post_message(events.Key("enter", "\r"))
        await hands.settle()
        assert hands.app.screen is hands.desk
        assert [hands.names(a) for a in hands.marked()] == [["Sari Dewi"]]
