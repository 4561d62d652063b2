"""Every question the desk asks in a dialog, and what becomes of the answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from reader.config import keep_state
from reader.store.protocol import Action, StoreError
from widgets.phrases import count_of

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.candidates import Choice
    from reader.library import Library
    from reader.model import Article, Attribution, Feed, Speaker
    from widgets.saver import SaveState
    from widgets.screens.desk import Desk


Result = TypeVar("Result")

AT_REST = 1.0
"""Seconds after the last key, or button of the mouse, when hands count as resting."""
_LOOK_SECONDS = 0.25


class Dialogs:
    """Opens dialogs over the desk; each is imported when it is first asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._asking = False
        self._free: Timer | None = None
        """What waits for a moment to ask about a conflict."""
        self.drafts: Sequence[Action] = ()
        """What met a conflict and waits for a choice."""

    def help(self) -> None:
        """Show the keys."""
        from widgets.screens.help import HelpScreen

        self._desk.app.push_screen(HelpScreen(self._desk))

    def choose(
        self, title: str, values: Sequence[str], current: str, done: Callable[[str], None]
    ) -> None:
        """Ask for one of a few."""
        from widgets.dialogs import Menu, MenuItem

        items = [MenuItem(value, value) for value in values]
        self._desk.app.push_screen(Menu(title, items, current), _unless_none(done))

    def speaker(
        self,
        then: Callable[[str], None] = lambda attribution_id: None,
        otherwise: Callable[[], None] = lambda: None,
    ) -> None:
        """Ask who speaks in the active quote; ``then`` hears the quote's id when it is answered."""
        from reader.annotating import covered
        from reader.candidates import Candidates
        from reader.said_of_speakers import with_others
        from widgets.speaker_picker import SpeakerPicker

        desk = self._desk
        reading, attribution = desk.reading, desk.reading.active
        if attribution is None:
            return
        before = [a for a in reading.record.attributions if a.id != attribution.id]
        candidates = Candidates(
            desk.speaker_index,
            covered(reading.article.text, attribution.source),
            language=reading.article.language,
            used_here=[i for a in before for i in desk.canonical_ids(a.speaker_ids)],
            recent=_last_named(desk, before, attribution),
            proposed=_proposed(desk, attribution),
            suggested=tuple(reading.suggested.new.values()),
        )

        def chosen(choice: Choice | None) -> None:
            if choice is None:
                otherwise()
                return
            desk.know(choice.added)
            desk.last_speakers = tuple(s.id for s in choice.speakers)
            named = desk.canonical_ids(attribution.speaker_ids)
            given = (choice.role, choice.affiliation)
            if named and not choice.named:
                given = ("", "")
            others = (a for a in reading.marked if a.id != attribution.id)
            after = with_others(attribution, choice.speakers, named, given, others)
            reading.change(after, "set the speaker", also=choice.added, seen=attribution)
            then(attribution.id)

        picker = SpeakerPicker(candidates)
        # The sentence that is being marked must stay in sight.
        line = desk.view.lines.line_of(desk.view.cursor) - desk.view.scroll_offset.y
        if line > desk.view.size.height // 2:
            picker.styles.align_vertical = "top"
        desk.app.push_screen(picker, chosen)

    def tags(
        self,
        tags: Sequence[str],
        done: Callable[[tuple[str, ...]], None],
        of_quotes: bool = False,
    ) -> None:
        """Ask for tags, those of a quote or of articles."""
        from widgets.screens.tags import TagsScreen, known_tags

        known = known_tags(self._desk, of_quotes)
        self._desk.app.push_screen(TagsScreen(tags, known), _unless_none(done))

    def note(self, note: str, done: Callable[[str], None]) -> None:
        """Ask for a note."""
        from widgets.screens.note import NoteScreen

        self._desk.app.push_screen(NoteScreen(note), _unless_none(done))

    def details(self, attribution: Attribution, done: Callable[[dict[str, Any]], None]) -> None:
        """Open the form with everything of a quote; ``done`` hears what was changed in it."""
        from reader.annotating import covered
        from widgets.screens.attribution_form import AttributionForm

        def typed(after: Attribution) -> None:
            values = {name: getattr(after, name) for name in AttributionForm.FIELDS}
            done({n: v for n, v in values.items() if v != getattr(attribution, n)})

        words = covered(self._desk.reading.article.text, attribution.content)
        self._desk.app.push_screen(AttributionForm(attribution, words), _unless_none(typed))

    def fields(self, article_id: str) -> None:
        """Open the form with an article's fields and blocks."""
        self._desk.start(partial(self._fields, article_id), "fields")

    async def _fields(self, article_id: str) -> None:
        from widgets.screens.article_form import ArticleForm

        desk = self._desk
        open_here = next((r for r in desk.readings if r.article.id == article_id), None)
        try:
            article = (
                open_here.article
                if open_here
                else (await asyncio.to_thread(desk.library.read, article_id)).article
            )
        except (StoreError, OSError) as error:
            desk.say(str(error), "error")
            return

        def done(after: Article) -> None:
            if open_here:
                open_here.correct(after, "correct the article")
            else:
                desk.correct(article, after)

        desk.app.push_screen(ArticleForm(article), _unless_none(done))

    def speakers(self) -> None:
        """Open the speakers screen."""
        from widgets.screens.speakers import SpeakersScreen

        desk = self._desk
        screen = SpeakersScreen(desk.library, desk.saver, desk.bulk, desk.refresh_all)

        def closed(_: None) -> None:
            desk.bulk.watched_no_more()
            desk.refresh_all()

        desk.app.push_screen(screen, closed)
        desk.bulk.watched_on(screen, screen.show_far, "Esc")

        async def saved() -> None:
            if await desk.saver.drained() and screen.is_attached:
                screen.reload()

        if desk.saver.state.waiting:
            desk.start(saved, "speakers saved")

    def feeds(self) -> None:
        """Open the feeds; what is chosen there is listed in the library."""
        from widgets.screens.feeds import FeedsScreen

        desk = self._desk

        def chosen(query: str) -> None:
            desk.library_pane.set_filter(query)
            desk.start(partial(desk.loader.load_unread, query), "rows")

        desk.app.push_screen(FeedsScreen(desk), _unless_none(chosen))

    def add(self, pasted: str = "") -> None:
        """Ask for an article to add, which may have been pasted already."""
        from widgets.screens.add import AddScreen

        def followed(feeds: Sequence[Feed]) -> None:
            self._desk.refresher.start([feed.id for feed in feeds], force=True)

        def added(ids: Sequence[str]) -> None:
            self._desk.refresh_all()
            if ids:
                self._desk.open_article(ids[0])
                self._desk.start(self.offer_to_remove_samples, "samples")

        screen = AddScreen(self._desk.library, self._desk.saver.in_turn, followed, pasted)
        self._desk.app.push_screen(screen, _unless_none(added))

    async def offer_to_remove_samples(self) -> None:
        """Tell once, when own articles stand beside the samples, how these are taken out.

        It is no question: keys that were typed ahead for something else would answer it.
        """
        desk = self._desk
        if desk.state.samples_offered:
            return
        from reader.starter import SAMPLE_TAG

        samples = await asyncio.to_thread(desk.library.rows, f"tag:{SAMPLE_TAG}")
        counts = await asyncio.to_thread(desk.library.counts)
        if not samples or counts.articles <= len(samples):
            return
        desk.state.samples_offered = True
        keep_state(desk.state)
        words = f"Your own articles are here. {desk.keys.of('desk.samples')} takes the samples out"
        desk.notify(f"{words} ({len(samples)}); undo brings them back.", timeout=12, markup=False)

    def remove_samples(self) -> None:
        """Take the sample articles out of the library."""
        from reader.starter import SAMPLE_TAG, remove_samples

        desk = self._desk
        samples = [row.id for row in desk.library.rows(f"tag:{SAMPLE_TAG}")]

        def removed(number: int) -> None:
            words = f"{count_of(number, 'sample')} taken out; {desk.keys.of('desk.undo')} in the"
            desk.say(f"{words} library brings them back." if number else "No samples are here.")
            desk.refresh_all()

        desk.opened.close(samples)
        desk.saver.submit(lambda: remove_samples(desk.library), removed)

    def export(self) -> None:
        """Ask what to export and where to."""
        from widgets.screens.export import ExportScreen

        desk = self._desk

        def exported(path: Path) -> None:
            desk.exports += 1
            desk.say(f"Exported to {path}")
            desk.show_lines()
            desk.start(self._tell_left_out, "left out")

        query = desk.library_pane.filter_text
        desk.app.push_screen(ExportScreen(desk.library, query), _unless_none(exported))

    async def _tell_left_out(self) -> None:
        damaged = await asyncio.to_thread(self._desk.library.unreadable)
        if damaged:
            words = (
                f"Left out, because damaged: {', '.join(damaged[:3])}. `kutip check` tells more."
            )
            self._desk.say(words, "warning")

    async def count_drafts(self) -> None:
        """Learn what conflicts wait for a choice, without asking for it now."""
        self.drafts = await asyncio.to_thread(self._desk.library.drafts)
        self._desk.show_lines()

    def settings(self) -> None:
        """Ask for the library's name and for who marks."""
        from widgets.screens.settings import SettingsScreen

        desk = self._desk

        def done(values: tuple[str, str]) -> None:
            name, annotator = values
            desk.saver.submit(partial(_set, desk.library, name, annotator), desk.named)

        screen = SettingsScreen(desk.top_line.name_of_library, desk.annotator)
        desk.app.push_screen(screen, _unless_none(done))

    def libraries(self) -> None:
        """Ask for another library."""
        from widgets.screens.libraries import LibrariesScreen

        desk = self._desk
        screen = LibrariesScreen(desk.library.path, desk.state.libraries)

        def chosen(path: Path) -> None:
            desk.app.switch_library(path)

        desk.app.push_screen(screen, _unless_none(chosen))

    def ask_when_free(self) -> None:
        """Ask about conflicts once nothing else is asked and hands rest: what is typed meanwhile
        is meant for something else, and one letter of it would throw a version away."""
        if self._free is None:
            self._free = self._desk.set_interval(_LOOK_SECONDS, self._ask_if_free)

    def _ask_if_free(self) -> None:
        app = self._desk.app
        if app.screen is self._desk and monotonic() - app.last_key > AT_REST and self._free:
            self._free.stop()
            self._free = None
            self.look_for_drafts()

    def look_for_drafts(self) -> None:
        """See whether a conflict waits for a choice, and ask, unless that is being asked."""
        if not self._asking:
            self._desk.start(self._ask_drafts, "drafts")

    async def _ask_drafts(self) -> None:
        from widgets.screens.conflict import ConflictScreen

        desk = self._desk
        self._asking = True
        try:
            while (draft := await self._next_draft()) is not None:
                screen = ConflictScreen(desk.library, draft)
                choice = await desk.app.push_screen_wait(screen)
                if choice is None:
                    break
                resolve = partial(desk.library.resolve, draft, choice, screen.seen)
                desk.saver.submit(resolve, lambda _: desk.refresh_all())
                if not await desk.saver.drained():
                    break
        finally:
            self._asking = False
        await self.count_drafts()
        desk.refresh_all()

    async def _next_draft(self) -> Action | None:
        self.drafts = await asyncio.to_thread(self._desk.library.drafts)
        return self.drafts[0] if self.drafts else None

    async def lose_unsaved(self, state: SaveState) -> bool:
        """Ask whether to leave although something is not saved."""
        from widgets.dialogs import Confirm

        number = f"{state.waiting} change{'s' if state.waiting > 1 else ''}"
        if self._desk.bulk.words and not state.failure:
            return await self._stop_many()
        question = f"{number} could not be saved: {state.failure or 'the disk is busy'}."
        answer = await self._desk.app.push_screen_wait(
            Confirm("Not saved", question, f"leave and lose {number}", grave=True)
        )
        return bool(answer)

    async def _stop_many(self) -> bool:
        from widgets.dialogs import Confirm

        question = f"Not over yet: {self._desk.bulk.doing}. What is done stays."
        screen = Confirm("Still at work", question, "stop it and leave")
        answer = await self._desk.app.push_screen_wait(screen)
        return bool(answer)

    def tour(self, step: int | None = None) -> None:
        """Begin the tour where the person is, or at a ``step`` from 1; else end it."""
        from widgets.tour import toggle_tour

        toggle_tour(self._desk, step)


def _unless_none(done: Callable[[Result], None]) -> Callable[[Result | None], None]:
    return lambda result: None if result is None else done(result)


def _set(library: Library, name: str, annotator: str) -> tuple[str, str]:
    if name != library.name:
        library.rename(name)
    if annotator != library.annotator:
        library.set_annotator(annotator)
    return library.name, library.annotator


def _proposed(desk: Desk, attribution: Attribution) -> list[Speaker]:
    """Return whom a suggestion names; nobody for what is kept."""
    suggested = desk.reading.suggested
    if not suggested.find(attribution.id):
        return []
    known = {**suggested.new, **desk.speaker_index.by_id}
    return [known[i] for i in desk.canonical_ids(attribution.speaker_ids) if i in known]


def _last_named(desk: Desk, others: Sequence[Attribution], attribution: Attribution) -> str:
    """Return whom a pronoun most likely means: the speaker of the quote before this one."""
    before = [a for a in others if a.content <= attribution.content and a.speaker_ids]
    return desk.canonical_ids(before[-1].speaker_ids)[0] if before else ""
