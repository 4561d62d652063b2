"""What a person changes in a suggestion is a step like any other; it stays a suggestion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.changes import creation, edit, removal, whole_edit
from reader.model import LIBRARY_SCOPE, Attribution, EditedSuggestion, Record, Speaker, now
from reader.store.protocol import Change, ConflictError
from reader.suggesting import EDITED, FIXABLE, as_edited, is_same, refused_by

if TYPE_CHECKING:
    from reader.library import Library

_PROPOSED = ("id", "article_id", *FIXABLE, "confidence")
"""The fields of a suggestion that an edited one keeps."""


def edited(
    proposed: Attribution | None,
    after: Attribution,
    before: EditedSuggestion | None,
    annotator: str,
) -> EditedSuggestion | None:
    """Return what is to be kept of a suggestion that a person made ``after`` of.

    ``proposed`` is how it is suggested, None when it no longer is; ``before`` what was kept of it
    until now. None when it is again as it was proposed.
    """
    against, always = (proposed, ()) if proposed else (before, before.changed if before else ())
    assert against is not None
    changed = tuple(n for n in FIXABLE if n in always or getattr(after, n) != getattr(against, n))
    if not changed:
        return None
    moment = now()
    kept = EditedSuggestion(
        **{name: getattr(after, name) for name in _PROPOSED},
        origin=against.origin.removesuffix(EDITED),
        annotator=annotator,
        created=before.created if before else moment,
        modified=moment,
        basis=before.basis if before else against.content,
        changed=changed,
    )
    return replace(kept, revision=before.revision + 1) if before else kept


def as_proposed(kept: EditedSuggestion) -> Attribution:
    """Return an edited suggestion as the tentative attribution that is shown of it."""
    values = {name: getattr(kept, name) for name in _PROPOSED}
    return Attribution(**values, origin=kept.origin + EDITED)


def with_edits(
    proposed: Iterable[Attribution],
    kept: Sequence[EditedSuggestion],
    known: Mapping[str, Speaker],
) -> list[Attribution]:
    """Return what is proposed as a person wants it, in no order.

    Where another text or newer rules propose something else in its place, or nothing, what the
    person saw and changed stays; it names only those who are ``known``, as nobody knows the others.
    """
    by_id = {edit.id: edit for edit in kept}
    shown: list[Attribution] = []
    for suggestion in proposed:
        own = by_id.pop(suggestion.id, None)
        if own is not None:
            values = {name: getattr(own, name) for name in own.changed if name in FIXABLE}
            shown.append(replace(suggestion, **values, origin=suggestion.origin + EDITED))
        else:
            shown.append(suggestion)
    if by_id:
        left = list(by_id.values())
        shown = [a for a in shown if a.origin.endswith(EDITED) or not _replaced(a, left)]
        shown += (_named(as_proposed(edit), known) for edit in left)
    return shown


def _replaced(proposed: Attribution, kept: Sequence[EditedSuggestion]) -> bool:
    """Tell whether a person has changed an earlier form of what is proposed here."""
    return any(
        is_same(proposed, edit) or is_same(proposed, replace(edit, content=edit.basis))
        for edit in kept
    )


def _named(shown: Attribution, known: Mapping[str, Speaker]) -> Attribution:
    return replace(shown, speaker_ids=tuple(i for i in shown.speaker_ids if i in known))


def keep_edit(
    library: Library,
    article_id: str,
    before: EditedSuggestion | None,
    after: EditedSuggestion | None,
    label: str,
    speakers: Iterable[Speaker],
) -> Record:
    """Save an edit as one action, with those of ``speakers`` in it whom a person chose in it.

    None is the suggestion as it was proposed. Where somebody has accepted it meanwhile the edit is
    one of the quote. On a conflict the whole of ours is kept as a draft. Raises what ``Library``
    raises.
    """
    quotes = library.read(article_id).attributions
    quote = next((a for a in quotes if after and a.id == after.id), None)
    if quote is not None and after is not None:
        values = {name: getattr(after, name) for name in after.changed if name in FIXABLE}
        return library.edit(quote, as_edited(quote, replace(quote, **values)), label)
    from reader.made_speakers import needed

    change = _change(before, after)
    if change is not None:
        chosen = after is not None and "speaker_ids" in after.changed
        made = needed(library, after.speaker_ids if after and chosen else (), speakers)
        try:
            library.commit(article_id, label, [*made, change])
        except ConflictError as conflict:
            if after is not None:
                if made:
                    library.commit(LIBRARY_SCOPE, label, made)
                ours = whole_edit(before, after) if before else replace(change, before={})
                library.store.save_draft(replace(conflict.action, changes=(ours,)))
            raise
    return library.read(article_id)


def answered(library: Library, article_id: str, suggestion_ids: Iterable[str]) -> list[Change]:
    """Return the changes that take away what is kept of suggestions which have their answer."""
    ids = set(suggestion_ids)
    return [removal(s) for s in library.read(article_id).suggestions if s.id in ids]


def turned(before: Record, after: Record, suggestions: Sequence[Attribution]) -> Attribution | None:
    """Return which of ``suggestions`` waits again, or is changed, by an undo or a redo."""
    were, are = ({s.id: s for s in record.suggestions} for record in (before, after))
    edits = [i for i in {**were, **are} if were.get(i) != are.get(i)]
    gone = {a.id for a in before.attributions} - {a.id for a in after.attributions}
    waiting = {a.id: a for a in suggestions}
    found = [waiting[i] for i in (*edits, *sorted(gone)) if i in waiting]
    left = [r for r in before.rejections if r not in after.rejections]
    found += filter(None, (refused_by(r, suggestions) for r in left))
    return min(found, key=lambda a: a.content, default=None)


def _change(before: EditedSuggestion | None, after: EditedSuggestion | None) -> Change | None:
    if before is None:
        return creation(after) if after else None
    return edit(before, after) if after else removal(before)
