from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.layers import NOBODY, SLOTS, Decoration, Layer, Layers, slot_of, slots_of, touching
from reader.model import Attribution, Span, Speaker

BEGAN = datetime(2024, 3, 1, tzinfo=UTC)

spans = st.tuples(st.integers(0, 4000), st.integers(1, 3000)).map(lambda p: (p[0], p[0] + p[1]))
decorations = st.lists(
    st.builds(
        lambda span, kind, name: Decoration(*span, kind, name, 0),
        spans,
        st.sampled_from(Layer),
        st.sampled_from("abcd"),
    ),
    max_size=12,
)


def attribution(name: str, content: Span, *speaker_ids: str, minute: int = 0) -> Attribution:
    created = BEGAN + timedelta(minutes=minute)
    return Attribution(name, "article", (content,), speaker_ids=speaker_ids, created=created)


def test_a_line_without_marks_is_one_run() -> None:
    assert Layers().runs(5, 9) == [(5, 9, ())]
    assert Layers().runs(5, 5) == []


@settings(max_examples=200)
@given(decorations, spans)
def test_runs_cover_the_line_and_name_every_mark_on_it(
    marks: list[Decoration], line: tuple[int, int]
) -> None:
    start, end = line
    runs = Layers(marks).runs(start, end)
    assert [runs[0].start, *(run.end for run in runs)] == [*(run.start for run in runs), end]
    for run in runs:
        assert run.start < run.end
        expected = [m for m in marks if m.start < run.end and m.end > run.start]
        assert sorted(run.decorations) == sorted(expected)
        assert all(m.start <= run.start and m.end >= run.end for m in run.decorations)


def test_the_outermost_mark_comes_first() -> None:
    outer = Decoration(0, 90, Layer.CONTENT, "outer", 1)
    inner = Decoration(20, 40, Layer.CONTENT, "inner", 2)
    cue = Decoration(20, 40, Layer.CUE, "inner", 2)
    assert Layers([cue, inner, outer]).runs(25, 30)[0].decorations == (outer, inner, cue)


def test_a_mark_that_is_longer_than_any_line_is_found_in_its_middle() -> None:
    long = Decoration(10, 100_000, Layer.CONTENT, "long", 1)
    assert Layers([long]).at(50_000) == [long]
    assert Layers([long]).at(100_000) == []


def test_only_the_active_attribution_comes_back_active() -> None:
    layers = Layers([Decoration(0, 9, Layer.CONTENT, name, 0) for name in ("a", "b")])
    found = layers.covering(0, 5, active="b")
    assert {mark.attribution_id: mark.active for mark in found} == {"a": False, "b": True}
    assert not any(mark.active for mark in layers.covering(0, 5))


def test_content_cue_and_source_of_an_attribution_are_marked_with_its_speakers_slot() -> None:
    marked = Attribution(
        "1",
        "article",
        (Span(0, 9), Span(20, 30)),
        cue=(Span(10, 14),),
        source=(Span(15, 19),),
        speaker_ids=("sari", "bima"),
    )
    layers = Layers.of([marked], {})
    assert layers.spans_of("1") == ((0, 9), (20, 30), (10, 14), (15, 19))
    kinds = {mark.kind: mark.speaker_slot for mark in layers.covering(0, 30)}
    assert kinds == dict.fromkeys(Layer, slot_of("sari"))


def test_an_attribution_without_a_speaker_is_nobodys() -> None:
    layers = Layers.of([attribution("1", Span(0, 4))], {})
    assert layers.at(0)[0].speaker_slot == NOBODY == slot_of("")


def test_suggestions_are_tentative() -> None:
    layers = Layers.of(
        [attribution("1", Span(0, 4), "sari")], {}, [attribution("2", Span(5, 9), "bima")]
    )
    assert [mark.tentative for mark in layers.covering(0, 9)] == [False, True]


def test_who_was_merged_has_the_slot_of_the_one_that_was_kept() -> None:
    speakers = {
        "old": Speaker("old", "S. Dewi", merged_into="new"),
        "new": Speaker("new", "Sari Dewi"),
    }
    marked = [attribution("1", Span(0, 4), "old"), attribution("2", Span(5, 9), "new")]
    layers = Layers.of(marked, speakers)
    assert layers.slots == {"new": slot_of("new")}
    assert {mark.speaker_slot for mark in layers.covering(0, 9)} == {slot_of("new")}


@given(st.lists(st.text(min_size=1, max_size=4), unique=True, max_size=SLOTS))
def test_the_speakers_of_an_article_have_different_slots_while_slots_last(ids: list[str]) -> None:
    slots = slots_of(ids)
    assert len(set(slots.values())) == len(ids)
    assert all(0 <= slot < SLOTS for slot in slots.values())


@given(st.lists(st.text(min_size=1, max_size=4), unique=True, max_size=2 * SLOTS))
def test_a_speaker_that_is_added_changes_nobodys_slot(ids: list[str]) -> None:
    before = slots_of(ids[:-1])
    after = slots_of(ids)
    assert {key: after[key] for key in before} == before
    if ids:
        assert slots_of(ids[:1]) == {ids[0]: slot_of(ids[0])}


@given(st.integers(1, 4 * SLOTS))
def test_when_slots_do_not_last_they_are_shared_evenly(number: int) -> None:
    shared = Counter(slots_of(map(str, range(number))).values())
    assert max(shared.values()) - min(shared[slot] for slot in range(SLOTS)) <= 1


IDS = st.lists(st.sampled_from([str(number) for number in range(SLOTS)]), unique=True)


@given(st.lists(IDS, max_size=6))
def test_colours_stay_while_one_works_and_differ_among_those_that_were_there(
    steps: list[list[str]],
) -> None:
    """Whatever is marked, accepted, filtered away and taken back, in whatever order."""
    before = Layers()
    for ids in steps:
        marks = [attribution(i, Span(0, 9), i) for i in ids]
        layers = Layers.of(marks[::2], {}, marks[1::2], before.slots)
        assert before.slots.items() <= layers.slots.items()
        assert len(set(layers.slots.values())) == len(layers.slots)
        before = layers


def test_who_is_merged_hands_its_colour_on() -> None:
    old = Layers.of([attribution("1", Span(0, 4), "old")], {}).slots
    speakers = {"old": Speaker("old", "S. Dewi", merged_into="new"), "new": Speaker("new", "Dewi")}
    after = Layers.of([attribution("1", Span(0, 4), "old")], speakers, kept=old)
    assert after.slots["new"] == old["old"]


def test_a_quote_marked_earlier_in_the_text_takes_no_slot_from_one_marked_before_it() -> None:
    clashing = [name for name in map(str, range(99)) if slot_of(name) == slot_of("0")][:2]
    first, second = clashing
    late = attribution("b", Span(50, 60), first, minute=0)
    early = attribution("a", Span(0, 9), second, minute=5)
    layers = Layers.of([early, late], {})
    assert layers.slots[first] == slot_of(first)
    assert layers.slots[second] != slot_of(first)


def test_changes_are_the_stretches_whose_marks_differ() -> None:
    kept = attribution("1", Span(0, 9), "sari")
    moved = attribution("2", Span(20, 30), "bima", minute=1)
    before = Layers.of([kept, moved], {})
    after = Layers.of([kept, attribution("2", Span(20, 33), "bima", minute=1)], {})
    assert after.changed_from(before) == [(20, 30), (20, 33)]
    assert before.changed_from(before) == []
    assert Layers().changed_from(before) == [(0, 9), (20, 30)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [((0, 5), []), ((0, 6), [(5, 8)]), ((7, 12), [(5, 8), (10, 11)]), ((8, 10), [])],
)
def test_touching_finds_by_bisection(
    line: tuple[int, int], expected: list[tuple[int, int]]
) -> None:
    assert list(touching([Span(5, 8), Span(10, 11)], *line)) == expected
