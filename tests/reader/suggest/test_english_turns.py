"""Whom she, he, the Italian and the mayor are, when the text has turned to somebody else since."""

from __future__ import annotations

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import speakers

_FIRST = "Helen Marsh spoke for the firm. “We go on,” Marsh said."


@pytest.mark.parametrize(
    ("turn", "speaker"),
    [
        ("Dana Calloway, a teacher, hugged her mother. “It is over,” she said.", "Dana Calloway"),
        ("Emma Calloway stood apart. She said it was over.", "Emma Calloway"),
        ("Mill Lane was shut by police. She said it was over.", "Helen Marsh"),
        ("Bo Hale won the first race. She said it was over.", "Helen Marsh"),
        ("Tom’s wife, the novelist Dana Webb, had tears. “It is over,” she wrote.", "Dana Webb"),
        ("Photo: Dana Calloway leaves the court. “It is over,” she said.", "Dana Calloway"),
        ("The Old Mill was quiet. “It is over,” she said.", "Helen Marsh"),
    ],
)
def test_a_pronoun_is_whom_the_paragraph_turned_to(turn: str, speaker: str) -> None:
    assert speakers(f"{_FIRST}\n\n{turn}", "en") == ["Helen Marsh", speaker]


def test_a_surname_that_a_sentence_begins_with_turns_to_its_bearer() -> None:
    text = (
        "Gianni Russo is the coach. Paulo Ferreira scored. “We won,” Ferreira said.\n\n"
        "Russo was coy. He said the club would wait."
    )
    assert speakers(text, "en") == ["Paulo Ferreira", "Gianni Russo"]


@pytest.mark.parametrize("source", ["the Italian", "the 54-year-old", "Russo himself"])
def test_where_somebody_is_from_or_the_age_stands_for_the_last_one(source: str) -> None:
    text = f"Gianni Russo is the coach. “We won,” Russo said. “They were lucky,” {source} said."
    assert speakers(text, "en") == ["Gianni Russo", "Gianni Russo"]


@pytest.mark.parametrize(
    ("source", "name", "role", "affiliation"),
    [
        ("Ex-president Paul Ward", "Paul Ward", "Ex-president", ""),
        (
            "Ana Ruiz, head of refereeing at the league,",
            "Ana Ruiz",
            "head of refereeing",
            "league",
        ),
        ("Ana Ruiz, professor of law,", "Ana Ruiz", "professor of law", ""),
        ("Ana Ruiz, director of the Leeds Trust,", "Ana Ruiz", "director", "Leeds Trust"),
        ("Apex's chief executive, Ana Ruiz,", "Ana Ruiz", "chief executive", "Apex"),
        ("Webb's wife, Ana Ruiz,", "Ana Ruiz", "Webb's wife", ""),
        ("Nurse Ana Ruiz, 71, from Leeds,", "Ana Ruiz", "Nurse", ""),
        ("Former striker Ana Ruiz, now a pundit,", "Ana Ruiz", "Former striker", ""),
        ("Sen. Ana Ruiz, R-Mont., a supporter of the mine,", "Ana Ruiz", "Sen.", "R-Mont."),
        ("Ana Ruiz, the chief officer behind the mine,", "Ana Ruiz", "chief officer", "mine"),
        ("Derby North MP Ana Ruiz", "Ana Ruiz", "MP", "Derby North"),
        ("Irwen Ruiz of Holt Research", "Irwen Ruiz", "", "Holt Research"),
        (
            "Irwen Ruiz, an expert on sleep at Leeds who is retired,",
            "Irwen Ruiz",
            "expert on sleep",
            "Leeds",
        ),
        ("The chief executive, Lord Patrick Dunne,", "Patrick Dunne", "chief executive", ""),
    ],
)
def test_offices_are_read_whole(source: str, name: str, role: str, affiliation: str) -> None:
    (found,) = suggest(f"{source} said it was over.", "en")
    assert (found.speaker, found.role, found.affiliation) == (name, role, affiliation)


def test_an_adjective_before_whom_it_is_said_to_is_no_verb() -> None:
    text = "The lawyer told a packed courtroom that the case was weak."
    (found,) = suggest(text, "en")
    assert text[found.content[0].start : found.content[0].end] == "the case was weak"


def test_where_a_professor_belongs_is_told_where_she_is_first_named() -> None:
    first = "A study came out, led by Professor Ana Ruiz of the University of Leeds, who is glad."
    text = f"{first}\n\n“It is,” said Prof Ruiz."
    (found,) = suggest(text, "en")
    assert (found.role, found.affiliation) == ("Prof", "University of Leeds")


def test_a_source_reaches_over_its_adjuncts() -> None:
    text = "A trial of pumps in homes across the north of England has found that they leak."
    (found,) = suggest(text, "en")
    assert text[found.source[0].start : found.source[0].end].startswith("A trial of pumps")


@pytest.mark.parametrize(
    ("source", "affiliation"),
    [
        ("Ana Ruiz, 71, of Mill Lane, Leeds", ""),
        ("Ana Ruiz, 71, from Leeds", ""),
        ("Ana Ruiz", ""),
    ],
)
def test_where_somebody_lives_belongs_to_the_source(source: str, affiliation: str) -> None:
    text = f"{source}, said it was over." if "," in source else f"{source} said it was over."
    (found,) = suggest(text, "en")
    assert text[found.source[0].start : found.source[0].end] == source
    assert (found.speaker, found.role, found.affiliation) == ("Ana Ruiz", "", affiliation)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The court heard that the mill was shut.", ["the mill was shut"]),
        ("The mill was shut, the inquest heard.", ["The mill was shut"]),
        ("The jury was told that the mill was shut.", ["the mill was shut"]),
        ("She heard that the mill was shut.", []),
    ],
)
def test_what_a_court_hears_is_said_there(text: str, content: list[str]) -> None:
    found = [text[s.content[0].start : s.content[0].end] for s in suggest(text, "en")]
    assert found == content


def test_a_source_begins_behind_the_verb_that_names_it() -> None:
    text = "Lee Webb is away. Critics include Webb's former coach, Ana Ruiz, who said it leaked."
    (found,) = suggest(text, "en")
    assert (found.speaker, found.role, found.affiliation) == ("Ana Ruiz", "Webb's former coach", "")


def test_what_is_said_may_stand_behind_where_it_was_said() -> None:
    text = "She warned in an email on Monday that the mill leaked."
    (found,) = suggest(text, "en")
    assert text[found.content[0].start : found.content[0].end] == "the mill leaked"


def test_the_reporters_remark_behind_a_study_is_not_said_by_it() -> None:
    text = "Sharks rest at night, according to a study, a finding that surprised its authors."
    (found,) = suggest(text, "en")
    assert [text[s.start : s.end] for s in found.content] == ["Sharks rest at night"]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("The owners, Derek and Sylvia Moss, had run it.", "Derek and Sylvia Moss"),
        ("Researchers from Leeds filmed it.", "Researchers from Leeds"),
        ("The bus was late.", "Ruth Garland"),
    ],
)
def test_they_are_several(before: str, speaker: str) -> None:
    text = f"“It was,” Ruth Garland said. {before} They said it was over."
    assert speakers(text, "en") == ["Ruth Garland", speaker]


def test_a_long_object_of_said_is_rather_a_clause() -> None:
    (found,) = suggest("Legal experts said Apex faces an uphill battle in court.", "en")
    assert found.confidence >= 0.7


def test_what_a_psychologist_is_is_told_before_her_own_clause() -> None:
    text = (
        "But Dr Ana Ruiz, a psychologist at Leeds College who has seen it, urged caution. "
        "There was, she said, none."
    )
    found = suggest(text, "en")[-1]
    assert (found.role, found.affiliation) == ("psychologist", "Leeds College")


def test_a_title_that_nobody_in_the_text_has_is_somebody_else() -> None:
    text = "Barry Olden was calm. “It hurt,” Olden said. The surgeon said that it was late."
    assert speakers(text, "en") == ["Barry Olden", "surgeon"]


def test_an_adverb_in_marks_is_no_speech() -> None:
    text = "The trust has apologised “deeply” to a man who woke up with a scar."
    assert suggest(text, "en") == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Bo Hale said it was early. The cars were old. They said it was late.", "Bo Hale"),
        ("Ana Ruiz beat the German Eva Kohl. “It was,” the German said.", "German"),
        ("Bo Hale, 34, said it was early. The 54-year-old said it was late.", "54-year-old"),
        ("Bo Hale left the house. “Yes” was his answer.", "Bo Hale"),
        ("Ana Ruiz, who is back from Spain: “It was a gift.”", "Ana Ruiz"),
    ],
)
def test_what_may_be_anybody_elses_is_not_given_to_who_spoke_last(text: str, last: str) -> None:
    assert speakers(text, "en")[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "Nobody in the jury heard that it was late.",
        "To Ana, “dear sister”, he left the house.",
        "“Exit” was the word on the door.",
        "The times\n\nWhen: Friday at eight.\n\nWhere: The hall.\n\nWhen: Sunday at nine.\n",
    ],
)
def test_what_only_looks_like_speech_is_none(text: str) -> None:
    assert suggest(text, "en") == []


@pytest.mark.parametrize(
    "text",
    [
        "Gianni Russo coaches Leeds. “We won,” Russo said. “It was,” the Italian said. "
        "“They ran,” the Italian added.",
        "Gianni Russo coaches Leeds. “We won,” Russo said. They had 2 goals in 40 minutes. "
        "“It was,” the 54-year-old said. “They ran,” the 54-year-old added.",
    ],
)
def test_who_is_told_by_origin_or_age_may_be_told_so_twice(text: str) -> None:
    assert set(speakers(text, "en")) == {"Gianni Russo"}
