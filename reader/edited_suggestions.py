"""What a person changes in a suggestion is a step like any other; it stays a suggestion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

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
    seen: Attribution,
    before: EditedSuggestion | None,
    after: EditedSuggestion | None,
    label: str,
    speakers: Iterable[Speaker],
) -> Record:
    """Save an edit as one action, with those of ``speakers`` in it whom a person chose in it.

    ``seen`` is the suggestion that was edited, as the person saw it; a state of None is as it was
    proposed. Where somebody has accepted it meanwhile the edit is one of the quote. On a conflict
    the whole of ours is kept as a draft. Raises what ``Library`` raises.
    """
    from reader.made_speakers import needed

    record = library.read(seen.article_id)
    quote = next((a for a in record.attributions if after and a.id == after.id), None)
    change = _change(before, after)
    whole = None
    if after is not None and quote is not None:
        change, whole = _edit_of_quote(quote, seen, after)
    elif after is not None and change is not None:
        whole = whole_edit(before, after) if before else replace(change, before={})
    if change is None:
        return record
    chosen = after is not None and "speaker_ids" in after.changed
    made = needed(library, after.speaker_ids if after and chosen else (), speakers)
    try:
        library.commit(seen.article_id, label, [*made, change])
    except ConflictError as conflict:
        if whole is not None:
            if made:
                library.commit(LIBRARY_SCOPE, label, made)
            library.store.save_draft(replace(conflict.action, changes=(whole,)))
        raise
    return library.read(seen.article_id)


def _edit_of_quote(
    quote: Attribution, seen: Attribution, after: EditedSuggestion
) -> tuple[Change | None, Change]:
    """Return an edit of a suggestion as one of the ``quote`` that it has become, and as a draft.

    It conflicts where somebody has given a field that is edited another value than was ``seen``.
    """
    ours = {name: getattr(after, name) for name in after.changed if name in FIXABLE}
    ours = {name: value for name, value in ours.items() if value != getattr(seen, name)}
    was = {name: getattr(seen, name) for name in ours}
    theirs = {n: v for n, v in was.items() if getattr(quote, n) not in (v, ours[n])}
    base = _as_before(replace(quote, **theirs)) if theirs else quote
    wanted = as_edited(quote, replace(quote, **ours))
    return edit(base, wanted), whole_edit(base, wanted)


def answered(
    library: Library,
    article_id: str,
    suggestion_ids: Iterable[str],
    seen: Iterable[EditedSuggestion],
) -> list[Change]:
    """Return the changes that take away what is kept of suggestions which have their answer.

    Those conflict that are not as they were ``seen``: somebody has edited them meanwhile.
    """
    ids, known = set(suggestion_ids), {s.id: _values(s) for s in seen}
    kept = (s for s in library.read(article_id).suggestions if s.id in ids)
    return [removal(s if known.get(s.id) == _values(s) else _as_before(s)) for s in kept]


_State = TypeVar("_State", bound=Attribution)


def _as_before(noun: _State) -> _State:
    """Return a noun with the revision it had before somebody changed it: changing it conflicts."""
    return replace(noun, revision=noun.revision - 1)


def _values(kept: EditedSuggestion) -> list[object]:
    return [getattr(kept, name) for name in (*FIXABLE, "changed")]


def turned(before: Record, after: Record, suggestions: Sequence[Attribution]) -> Attribution | None:
    """Return which of ``suggestions`` waits again, or is changed, by an undo or a redo."""
    were, are = ({s.id: s for s in record.suggestions} for record in (before, after))
    edits = [i for i in {**were, **are} if were.get(i) != are.get(i)]
    gone = {a.id for a in before.attributions} - {a.id for a in after.attributions}
    waiting = {a.id: a for a in suggestions}
    found = [waiting[i] for i in (*edits, *sorted(gone)) if i in waiting]
    refused = {r.id for r in after.rejections}
    left = (r for r in before.rejections if r.id not in refused)
    found += filter(None, (refused_by(r, suggestions) for r in left))
    return min(found, key=lambda a: a.content, default=None)


def _change(before: EditedSuggestion | None, after: EditedSuggestion | None) -> Change | None:
    if before is None:
        return creation(after) if after else None
    return edit(before, after) if after else removal(before)
