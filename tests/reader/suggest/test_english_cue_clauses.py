"""Who says it behind a comma, and where what is said begins and ends around that clause."""

from __future__ import annotations

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import said, words


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The mill does not need any oil, said the mill's owner, Carla J. Webb, on Monday.",
            "the mill's owner, Carla J. Webb",
            "The mill does not need any oil",
        ),
        (
            "The road is closed, said the board's director on Monday.",
            "the board's director",
            "The road is closed",
        ),
        (
            "The road is closed, said the board's director, James Webb.",
            "the board's director, James Webb",
            "The road is closed",
        ),
        (
            "The road is closed, said Ana Ruiz, 54, a nurse.",
            "Ana Ruiz, 54, a nurse",
            "The road is closed",
        ),
        (
            "The road is closed, said Ana Ruiz, who served under Mayor George W. Webb.",
            "Ana Ruiz, who served under Mayor George W. Webb",
            "The road is closed",
        ),
        (
            "The mill, seen by the council as lost, said the road is closed.",
            "The mill",
            "the road is closed",
        ),
        (
            "Ruiz told the BBC's Today programme that the road is closed.",
            "Ruiz",
            "the road is closed",
        ),
        (
            'Ruiz "is speaking to people, which is new," Simon Webb, a voter, told the Gazette.',
            "Simon Webb, a voter",
            'Ruiz "is speaking to people, which is new,"',
        ),
        (
            'With the roof gone, "we must start again," Webb said of the mill.',
            "Webb",
            'With the roof gone, "we must start again,"',
        ),
    ],
)
def test_the_clause_ends_with_who_says_it(text: str, source: str, content: str) -> None:
    cue = "told" if " told " in text else "said"
    assert said(text, "en") == [(source, cue, content)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            'The mill "has no roof any more," Webb said, "and it rains every day."',
            "Webb",
            "said",
            'The mill "has no roof any more," | "and it rains every day."',
        ),
        (
            '"The most urgent thing," Mr. Webb added, "is whether the wall will hold."',
            "Mr. Webb",
            "added",
            '"The most urgent thing," | "is whether the wall will hold."',
        ),
    ],
)
def test_a_clause_in_the_middle_leaves_one_content(
    text: str, source: str, cue: str, content: str
) -> None:
    assert said(text, "en") == [(source, cue, content)]


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("mill owner Ross Webb", "the yard smells of tar"),
        ("Ross Webb", 'the yard smells of "tar" and smoke'),
        ("the mayor of Leeds, Ana Ruiz", "the road is shut"),
        ("Ana Ruiz, the mayor of Leeds", "the road is shut"),
        ("Ana Ruiz, who leads the town", "the road is shut"),
        ("the mayor", "roads in Leeds, York and Hull are shut"),
    ],
)
def test_the_source_of_according_to_ends_at_its_own_comma(source: str, content: str) -> None:
    text = f"According to {source}, {content}."
    assert said(text, "en") == [(source, "According to", content)]


@pytest.mark.parametrize(
    "between", ["for the first time", "for the first time Friday", "of the old letters"]
)
def test_words_may_stand_between_the_verb_and_that(between: str) -> None:
    text = f"The ministry acknowledged {between} that some of them were found in the yard."
    content = "some of them were found in the yard"
    assert said(text, "en") == [("The ministry", "acknowledged", content)]


@pytest.mark.parametrize(
    "source",
    [
        "a report released on Monday by the board",
        "people familiar with the plan who saw it",
        "data from the U.S. Board of Roads",
    ],
)
def test_the_source_that_stands_last_goes_on_to_the_end(source: str) -> None:
    text = f"The road is closed, according to {source}."
    assert said(text, "en") == [(source, "according to", "The road is closed")]


def test_the_day_is_no_part_of_the_source_that_stands_last() -> None:
    text = "The road is closed, according to the mayor on Monday."
    assert said(text, "en") == [("the mayor", "according to", "The road is closed")]


@pytest.mark.parametrize("many", ["Some", "Most", "All", "Both", "Several", "Others"])
def test_how_many_say_it_can_be_the_subject_alone(many: str) -> None:
    text = f"{many} say the road is closed."
    assert said(text, "en") == [(many, "say", "the road is closed")]


def test_how_many_with_a_noun_is_no_subject_alone() -> None:
    text = "Some state schools praised the plan."
    assert said(text, "en") == [("Some state schools", "praised", "the plan")]


def test_what_is_not_to_be_done_is_promised_too() -> None:
    text = "Ruiz vowed not to close the road."
    assert said(text, "en") == [("Ruiz", "vowed", "not to close the road")]


def test_what_there_are_are_nobodys_fears() -> None:
    text = "There are fears that the road may be closed."
    assert said(text, "en") == [("", "fears", "the road may be closed")]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Ana Ruiz, who served under Mayor George Webb", ("Ana Ruiz", "")),
        ("Ana Ruiz, 54, a nurse", ("Ana Ruiz", "nurse")),
        ("one witness, who gave her name as Ann", ("witness", "")),
    ],
)
def test_what_else_is_told_of_the_speaker_is_no_role(source: str, speaker: tuple[str, str]) -> None:
    (found,) = suggest(f'"The road is closed," said {source}.', "en")
    assert (found.speaker, found.role) == speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Noting that the road was old, Ruiz left the town.",
            ("Ruiz", "Noting", "the road was old"),
        ),
        ("Saying the road was old, Ruiz left the town.", ("Ruiz", "Saying", "the road was old")),
        ('Calling it "a mess," Ruiz left the town.', ("Ruiz", "Calling", 'it "a mess,"')),
        ('The plan, described by Ruiz as "a mess," fell.', ("Ruiz", "described", '"a mess,"')),
        ("Court papers show the council knew.", ("Court papers", "show", "the council knew")),
        (
            "Police said the man, 34, was arrested.",
            ("Police", "said", "the man, 34, was arrested"),
        ),
        ("The road is dead, as Ruiz put it.", ("Ruiz", "put it", "The road is dead")),
        ('Ana Ruiz: "It was here."', ("Ana Ruiz", "", '"It was here."')),
    ],
)
def test_who_says_it_is_found_behind_or_before(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text, "en") == [expected]


@pytest.mark.parametrize("last", ["and Sam Lee", ", and Sam Lee"])
def test_all_who_speak_together_are_named(last: str) -> None:
    text = f"Ana Ruiz, John Webb{' ' if last[0] == 'a' else ''}{last} said the road was closed."
    (found,) = suggest(text, "en")
    assert words(text, found.source) == text.split(" said")[0]
    assert found.speaker == "Ana Ruiz, John Webb and Sam Lee"


def test_a_place_before_a_comma_is_nobody_who_speaks() -> None:
    text = "In Leeds, Ana Ruiz and John Webb said the road was closed."
    assert said(text, "en") == [("Ana Ruiz and John Webb", "said", "the road was closed")]


def test_a_short_quotation_behind_a_cue_clause_is_as_sure_as_a_long_one() -> None:
    text = 'A Day.\n\n"He was here," Webb said. "I saw him."\n\nThe town slept. "So it was."'
    sure = {words(text, found.content): found.confidence for found in suggest(text, "en")}
    assert sure['"I saw him."'] > 0.9 > 0.6 > sure['"So it was."']


def test_a_noun_that_begins_a_sentence_opens_nothing() -> None:
    assert said("State business leaders left the town, and it rained.", "en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She said that many had found the plan strong, to which Webb replied: “It is weak.”",
            [("She", "many had found the plan strong"), ("Webb", "“It is weak.”")],
        ),
        (
            "Ruiz said that the plan was poor — “We need to look at it,” she added — and left.",
            [("Ruiz", "the plan was poor"), ("she", "“We need to look at it,”")],
        ),
        (
            "The vote raised some anger (“I want it back,” wrote Sam Lee), and the mayor left.",
            [("Sam Lee", "“I want it back,”")],
        ),
        (
            "Ruiz told reporters outside a mill in Leeds that “it would be good to win.”",
            [("Ruiz", "“it would be good to win.”")],
        ),
        ("The crowd was chanting “no road” when Ruiz came.", [("The crowd", "“no road”")]),
    ],
)
def test_a_quotation_behind_a_bracket_a_dash_or_another_clause_is_its_own(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(found[0], found[2]) for found in said(text, "en")] == expected


@pytest.mark.parametrize(
    "when", ["on Monday", "Monday", "late on Monday", "last week", "Monday evening"]
)
@pytest.mark.parametrize("verb", ["said", "told reporters"])
def test_a_clause_without_an_opener_can_follow_the_day(verb: str, when: str) -> None:
    text = f"LEEDS (Wire) - Ana Ruiz {verb} {when} the road would close."
    assert said(text, "en") == [("Ana Ruiz", verb.split()[0], "the road would close")]


def test_a_headline_names_the_speaker_behind_or_before() -> None:
    story = "\n\nThe town of Leeds woke up to rain on Monday, and the road was closed."
    assert said(f"Bridge unsafe, says mayor{story}", "en") == [("mayor", "says", "Bridge unsafe")]
    text = f"“We will close it”: Ana Ruiz on the road{story}"
    assert said(text, "en") == [("Ana Ruiz", "", "“We will close it”")]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz wrote of a town that she had never seen.",
        "He complained of a neighbour that sang all night.",
    ],
)
def test_what_is_told_of_a_noun_is_not_what_is_said(text: str) -> None:
    assert said(text, "en") == []


@pytest.mark.parametrize("of", ["the plan", "it", "Ruiz"])
def test_what_is_said_of_something_known_is_found(of: str) -> None:
    text = f"He said of {of} that the road was closed."
    assert said(text, "en") == [("He", "said", "the road was closed")]


@pytest.mark.parametrize("label", ["Monday", "Chapter One", "Leeds", "The Verdict"])
def test_not_everything_before_a_colon_speaks(label: str) -> None:
    assert said(f"{label}: “It was a long day.”", "en") == [("", "", "“It was a long day.”")]


def test_a_surname_alone_before_a_colon_speaks_when_the_text_knows_it() -> None:
    text = "Bo Webb came late.\n\nWebb: “It was a long day.”"
    assert said(text, "en") == [("Webb", "", "“It was a long day.”")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It was, said Ana Ruiz, the worst night of her life.", "It was | the worst night"),
        ('It was, said Ana Ruiz, "the worst night" for her.', 'It was | "the worst night"'),
        ("The pier, said Ana Ruiz, is too old to stand.", "The pier | is too old to stand"),
        ("The pier, said Ana Ruiz, a driver, is too old.", "The pier | is too old"),
        ("In the end, said Ana Ruiz, the pier did stand.", "In the end | the pier did stand"),
    ],
)
def test_a_cue_clause_with_the_verb_first_breaks_a_sentence(text: str, content: str) -> None:
    [(source, cue, found)] = said(text, "en")
    assert source.removesuffix(", a driver") == "Ana Ruiz"
    assert (cue, found.startswith(content)) == ("said", True)


def test_what_somebody_does_among_others_has_no_speaker_behind_it() -> None:
    text = 'Tom Ridley smiled, said hello, and "quietly left" the room.'
    assert all(source == "Tom Ridley" for source, _, _ in said(text, "en"))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ('The pier was called "a mess" by Ana Ruiz.', "called"),
        ('The pier, called "a mess" by Ana Ruiz, will be sold.', "called"),
        ('The pier was dismissed as "a mess" by Ana Ruiz.', "dismissed"),
        ('The pier was described by Ana Ruiz as "a mess" of planks.', "described"),
    ],
)
def test_whom_a_passive_names_calls_a_thing_so(text: str, cue: str) -> None:
    [(source, found, content)] = said(text, "en")
    assert (source, found, content.strip('".')) == ("Ana Ruiz", cue, "a mess")


def test_the_words_and_the_view_of_somebody_open_a_sentence() -> None:
    text = 'In the view of Ana Ruiz, the pier is safe. In the words of one driver, it is "a joy."'
    assert [source for source, _, _ in said(text, "en")] == ["Ana Ruiz", "one driver"]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ('"It leaks" is how Ana Ruiz put it.', "Ana Ruiz", "put it"),
        ('"It leaks," was how one driver described the pier.', "one driver", "described"),
        ('"A wreck" is how the board\'s report describes it.', "the board's report", "describes"),
        ('"It leaks," according to the report.', "the report", "according to"),
        (
            '"It leaks," according to an order of the court.',
            "an order of the court",
            "according to",
        ),
        ('The pier had a motto: "Always open."', "The pier", "motto"),
    ],
)
def test_a_noun_beside_a_quotation_is_no_verb(text: str, source: str, cue: str) -> None:
    assert said(text, "en")[0][:2] == (source, cue)


def test_an_article_alone_is_nobody() -> None:
    assert said('"It leaks," goes the saying.', "en") == []


def test_what_is_understood_is_the_clause_alone() -> None:
    assert said("It is understood the pier leaked.", "en") == [
        ("", "understood", "the pier leaked")
    ]
