from datetime import UTC, datetime

from reader.history import redoing, stacks, undoing
from reader.store.protocol import Action, Change

WHEN = datetime(2026, 1, 2, tzinfo=UTC)


def action(name: str, annotator: str = "ana", **links: str) -> Action:
    changes = (Change("attribution", "q1", {"note": ""}, {"note": name}, 1, "a1"),)
    return Action(name, "a1", name, annotator, WHEN, changes, **links)


def labels(actions: tuple[Action, ...]) -> list[str]:
    return [a.label for a in actions]


def test_undo_and_redo_are_replayed_from_the_rows_alone() -> None:
    one, two = action("one"), action("two")
    undone = undoing(two, "ana")
    now = stacks([one, two, undone], "ana")
    assert (labels(now.undoable), labels(now.redoable)) == (["one"], ["two"])
    again = stacks([one, two, undone, redoing(two, "ana")], "ana")
    assert (labels(again.undoable), labels(again.redoable)) == (["one", "two"], [])


def test_a_new_action_ends_what_could_be_done_again() -> None:
    one = action("one")
    rows = [one, undoing(one, "ana"), action("other")]
    assert labels(stacks(rows, "ana").redoable) == []
    assert labels(stacks(rows, "ana").undoable) == ["other"]


def test_other_annotators_actions_are_theirs() -> None:
    rows = [action("mine"), action("hers", annotator="budi")]
    assert labels(stacks(rows, "ana").undoable) == ["mine"]


def test_automatic_and_empty_actions_are_never_offered() -> None:
    automatic = Action("x", "a1", "", "ana", WHEN, action("one").changes)
    empty = Action("y", "a1", "added", "ana", WHEN, ())
    assert stacks([automatic, empty], "ana").undoable == ()


def test_an_inverse_swaps_before_and_after_and_asks_for_no_revision() -> None:
    whole = {"id": "q1", "note": "", "revision": 3, "modified": "2026-01-02T00:00:00+00:00"}
    made = Action("m", "a1", "mark", "ana", WHEN, (Change("attribution", "q1", None, whole),))
    (change,) = undoing(made, "ana").changes
    assert change.before == {"id": "q1", "note": ""}
    assert change.after is None
    assert change.revision is None
