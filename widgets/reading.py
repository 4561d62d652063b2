"""One open article: the only owner of its record and of the quote that is being worked on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import Any, Literal

from reader.annotating import begin, covered
from reader.edited_suggestions import edited, keep_edit, turned
from reader.library import Library
from reader.made_speakers import reassign
from reader.model import Article, Attribution, EditedSuggestion, Record, Span, Spans, Speaker
from reader.store.protocol import ReadOnlyError
from reader.suggesting import accept, accepted, as_edited, reject, rejection
from widgets.saver import Saver
from widgets.suggested import Suggested

Part = Literal["content", "cue", "source"]
_MOST_TOLD = 300
"""How many letters of what could not be kept are told."""


class Reading:
    """The article on one view, changed at once on screen and saved in the background.

    What is shown runs ahead of the disk by what is in the saver's line; when the line is empty the
    record that the store returned is adopted.
    """

    def __init__(
        self,
        library: Library,
        saver: Saver,
        record: Record,
        changed: Callable[[], None],
        annotator: Callable[[], str],
        say: Callable[[str, str], None] = lambda words, severity: None,
    ) -> None:
        """``say`` tells the person what cannot be done any more, and how bad that is."""
        from reader.text.segment import Segments

        self.record: Record = record
        self._by_id = {a.id: a for a in record.attributions}
        self.suggested = Suggested()
        """What is proposed; only this reading changes it."""
        self.shown: tuple[Record, Mapping[str, Speaker], tuple[Attribution, ...]] | None = None
        """What its view was last given to paint: the record, all speakers, the suggestions."""
        self.segments = Segments(record.article.text)
        self.active_id = ""
        self.pending = 0
        """How many changes of this article are on their way to the disk."""
        self._turning = 0
        self._deferred: list[Callable[[], None]] = []
        """What was changed while an undo was under way: it means the text after the undo."""
        self.part: Part = "content"
        """Which part ``>`` and ``<`` change: the one that was marked last."""
        self._library = library
        self._saver = saver
        self._changed = changed
        self._annotator = annotator
        self._say = say

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.record.article

    @property
    def active(self) -> Attribution | None:
        """The quote that is being worked on."""
        return self.find(self.active_id)

    def works_at(self, offset: int, under: str) -> bool:
        """Tell whether the active quote is meant at ``offset``, over which ``under`` is marked.

        It is on its own spans. One that is kept is also meant where nothing is marked, in its
        paragraphs and those beside them: there its cue and its source are looked for.
        """
        active = self.active
        if active is None:
            return False
        spans = (*active.content, *active.cue, *active.source)
        if any(s.start <= offset < s.end for s in spans):
            return True
        if under or self.suggested.find(active.id):
            return False
        number = self.segments.paragraphs.index_at
        first, last = number(min(spans).start), number(max(spans).start)
        return first - 1 <= number(offset) <= last + 1

    @property
    def turning(self) -> bool:
        """Whether an undo or a redo is under way, which may bring another quote up."""
        return self._turning > 0

    def find(self, attribution_id: str) -> Attribution | None:
        """Return the attribution or the open suggestion with this id."""
        return self._by_id.get(attribution_id) or self.suggested.find(attribution_id)

    @property
    def has_marks(self) -> bool:
        """Whether anything is marked or proposed."""
        return bool(self.record.attributions or self.suggested.open)

    @property
    def marked(self) -> list[Attribution]:
        """What is marked and what is proposed, in the order of the text."""
        both = (*self.record.attributions, *self.suggested.open)
        return sorted(both, key=lambda a: (a.content, a.id))

    def is_content(self, span: Span) -> bool:
        """Tell whether ``span`` is marked: a content holds all of its letters."""
        return any(
            s.start <= span.start + 1 and span.end - 1 <= s.end
            for a in self.record.attributions
            for s in a.content
        )

    def take_up(self, attribution_id: str) -> None:
        """Work on this quote from now on."""
        self.active_id = attribution_id
        self.part = "content"
        self._changed()

    def leave(self) -> None:
        """Work on no quote."""
        self.take_up("")

    def mark(self, content: Spans) -> Attribution:
        """Keep a new attribution of ``content`` and work on it."""
        attribution = begin(self.article, content, self._annotator())
        self._show((*self.record.attributions, attribution))
        self._submit(lambda: self._library.mark(attribution))
        self.take_up(attribution.id)
        return attribution

    def change(
        self,
        after: Attribution,
        label: str,
        part: Part | None = None,
        also: Sequence[Speaker] = (),
        seen: Attribution | None = None,
    ) -> None:
        """Change an attribution; ``also`` are new speakers to be kept before it.

        ``seen`` is what the person had before the eyes in a dialog; when somebody has changed it
        meanwhile, that is a conflict. A suggestion stays one, as the person wants it.
        """
        before = seen or self.find(after.id)
        if before is None or self.find(after.id) is None or (before == after and not also):
            return
        if self._turning:
            values = {n: v for n, v in _fields(after).items() if v != getattr(before, n)}
            self._deferred.append(partial(self._change_later, after.id, label, part, also, values))
            return
        self.part = part or self.part
        if self.suggested.find(after.id):
            self._edit_suggestion(before, after, label, also)
            return
        after = as_edited(before, after)
        ahead = replace(after, revision=before.revision + 1)
        self._show(tuple(ahead if a.id == after.id else a for a in self.record.attributions))

        def save() -> Record:
            for speaker in also:
                self._library.add_speaker(speaker)
            return reassign(self._library, before, after, label)

        self._submit(save)
        self._changed()

    def _change_later(
        self,
        attribution_id: str,
        label: str,
        part: Part | None,
        also: Sequence[Speaker],
        values: Mapping[str, Any],
    ) -> None:
        attribution = self.find(attribution_id)
        if attribution is None:
            typed = filter(None, (*(s.name for s in also), str(values.get("note", ""))))
            what = ": ".join(filter(None, (label, ", ".join(typed)[:_MOST_TOLD])))
            self._say(f"Not kept, as the undo took its quote away: {what}", "warning")
        else:
            self.change(replace(attribution, **values), label, part, also)

    def accept(self, suggestions: Sequence[Attribution]) -> None:
        """Make attributions of suggestions, one undo for all; ``take_up`` is to follow."""
        kept = [accepted(a, self._annotator()) for a in suggestions]
        new, seen = tuple(self.suggested.new.values()), self.record.suggestions
        self._set_record(replace(self.record, suggestions=self._edits_but(a.id for a in kept)))
        self._show((*self.record.attributions, *kept))
        self._submit(lambda: accept(self._library, kept, new, seen))

    def reject(self, suggestion: Attribution) -> None:
        """Never propose a suggestion again; ``take_up`` is to follow."""
        edit, seen = self._edit_of(suggestion.id), self.record.suggestions
        refused = rejection(suggestion, self._annotator(), edit)
        rejections = (*self.record.rejections, refused)
        suggestions = self._edits_but([suggestion.id])
        self._set_record(replace(self.record, rejections=rejections, suggestions=suggestions))
        self._submit(lambda: reject(self._library, refused, suggestion.id, seen))

    def _edit_of(self, suggestion_id: str) -> EditedSuggestion | None:
        return next((s for s in self.record.suggestions if s.id == suggestion_id), None)

    def _edits_but(self, suggestion_ids: Iterable[str]) -> tuple[EditedSuggestion, ...]:
        ids = set(suggestion_ids)
        return tuple(s for s in self.record.suggestions if s.id not in ids)

    def _edit_suggestion(
        self, seen: Attribution, after: Attribution, label: str, also: Sequence[Speaker]
    ) -> None:
        before = self._edit_of(after.id)
        kept = edited(self.suggested.proposed(after.id), after, before, self._annotator())
        speakers = (*also, *self.suggested.new.values())
        others = self._edits_but([after.id])
        suggestions = (*others, kept) if kept else others
        self._set_record(replace(self.record, suggestions=suggestions))

        def save() -> Record:
            record = keep_edit(self._library, seen, before, kept, label, speakers)
            for speaker in also:
                # A name that a person gave is kept: other quotes are offered it from now on.
                if speaker.id not in self._library.speakers():
                    self._library.add_speaker(speaker)
            return record

        self._submit(save)
        self._changed()

    def remove(self, attribution: Attribution) -> None:
        """Delete an attribution; a suggestion is rejected."""
        if self.suggested.find(attribution.id):
            self.reject(attribution)
            self.leave()
            return
        self._show(tuple(a for a in self.record.attributions if a.id != attribution.id))
        if self.active_id == attribution.id:
            self.active_id = ""
        self._submit(lambda: self._library.remove(attribution))
        self._changed()

    def correct(self, after: Article, label: str) -> None:
        """Correct the article's fields or its blocks' roles."""
        before = self.article
        self.record = replace(self.record, article=replace(after, revision=before.revision + 1))
        values = changed_fields(before, after)

        def save() -> Record:
            try:
                return self._library.edit_article(before, label, **values)
            except ReadOnlyError:
                if label:
                    raise
                return self._library.read(before.id)  # what kutip does by itself can be left

        self._submit(save)
        self._changed()

    def take_back(
        self, again: bool, told: Callable[[str | None, Attribution | None], None]
    ) -> None:
        """Undo in this article, or redo.

        ``told`` hears the label of what it was, and the suggestion that waits again because of it.
        """
        turn = self._library.redo if again else self._library.undo
        scope = self.article.id

        def done(result: tuple[str | None, Record]) -> None:
            self._turning -= 1
            before = self.record
            self._saved(result[1])
            back = turned(before, self.record, self.suggested.open)
            if back is not None:
                self.take_up(back.id)
            told(result[0], back)
            deferred, self._deferred = self._deferred, []
            for change in deferred:
                change()

        self._turning += 1
        self.pending += 1
        self._saver.submit(lambda: (turn(scope), self._library.read(scope)), done, about=scope)

    def adopt(self, record: Record) -> None:
        """Show what the store holds, unless our own changes are still on their way there."""
        if self.pending:
            return
        self._set_record(record)
        if self.active_id and self.active is None:
            self.active_id = ""
        self._changed()

    def citation_text(self, attribution: Attribution) -> str:
        """Return the words of an attribution's content."""
        return covered(self.article.text, attribution.content)

    def _show(self, attributions: tuple[Attribution, ...]) -> None:
        ordered = tuple(sorted(attributions, key=lambda a: (a.content, a.id)))
        self._set_record(replace(self.record, attributions=ordered))

    def _set_record(self, record: Record) -> None:
        self.record = record
        self._by_id = {a.id: a for a in record.attributions}
        self.suggested.filter(record)

    def _submit(self, save: Callable[[], Record]) -> None:
        self.pending += 1
        self._saver.submit(save, self._saved, self._dropped, self.article.id)

    def _saved(self, record: Record) -> None:
        self.pending -= 1
        self.adopt(record)

    def _dropped(self) -> None:
        self.pending -= 1


def _fields(attribution: Attribution) -> dict[str, Any]:
    return {f.name: getattr(attribution, f.name) for f in fields(Attribution)}


def changed_fields(before: Article, after: Article) -> dict[str, object]:
    """Return the fields of an article that a person has changed, with their new values."""
    return {
        f.name: getattr(after, f.name)
        for f in fields(Article)
        if getattr(after, f.name) != getattr(before, f.name)
    }
