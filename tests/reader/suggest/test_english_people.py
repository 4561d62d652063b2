"""English people by what they are: offices and trades before names, and names that are trades."""

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import speakers

SAID = "said the pier was safe."


def who(text: str) -> list[tuple[str, str, str]]:
    return [(found.speaker, found.role, found.affiliation) for found in suggest(text, "en")]


@pytest.mark.parametrize(
    "role",
    ["Eyewitness", "Campaigner", "Grandmother", "Solicitor", "Goalkeeper", "Det Insp", "Co-author"],
)
def test_a_trade_before_a_name_is_no_part_of_it(role: str) -> None:
    assert who(f"{role} Ines Calder {SAID}") == [("Ines Calder", role, "")]


@pytest.mark.parametrize(
    ("source", "role", "affiliation"),
    [
        ("Prof. Ines Calder of the University of Leeds", "Prof.", "University of Leeds"),
        ("Professor Ines Calder of the University of Leeds", "Professor", "University of Leeds"),
        ("Sgt. Ines Calder of the Leeds police", "Sgt.", "Leeds police"),
    ],
)
def test_a_title_before_a_name_parts_it_from_where_it_is_held(
    source: str, role: str, affiliation: str
) -> None:
    assert who(f"{source} {SAID}") == [("Ines Calder", role, affiliation)]


@pytest.mark.parametrize("surname", ["Baker", "Singer", "Painter", "Carer"])
def test_a_surname_that_is_a_trade_stands_for_its_bearer(surname: str) -> None:
    text = f'Tom {surname}, a nurse, {SAID} {surname} wept. "It leaks," {surname} said.'
    assert who(text) == [(f"Tom {surname}", "nurse", "")] * 2


def test_the_mayor_is_still_the_mayor_and_no_surname() -> None:
    assert speakers(f"Mayor Ana Ruiz {SAID} The mayor said it leaked.", "en") == ["Ana Ruiz"] * 2


@pytest.mark.parametrize("source", ["His family", "The rally", "An ally of hers"])
def test_a_noun_that_ends_like_an_adverb_speaks(source: str) -> None:
    assert [f.source for f in suggest(f"{source} {SAID}", "en")] != []
    assert speakers(f"{source} {SAID}", "en") == [source.split(" ", 1)[1]]


@pytest.mark.parametrize(
    ("source", "role", "affiliation"),
    [
        ("Sen. Ines Calder, R-Texas,", "Sen.", "R-Texas"),
        ("Rep. Ines Calder (D-Calif.)", "Rep.", "D-Calif."),
        ("Ines Calder (Lab, Leeds North)", "", "Lab, Leeds North"),
        ("Ines Calder, of Greenpeace,", "", "Greenpeace"),
        ("Dr Ines Calder, of the University of Leeds,", "", "University of Leeds"),
        ("Ines Calder at Greenpeace", "", "Greenpeace"),
        ("Ines Calder, MP for Leeds,", "MP", "Leeds"),
        ("Ines Calder MP", "MP", ""),
        ("Ines Calder, Labour's candidate in Leeds,", "candidate in Leeds", "Labour"),
        ("Ines Calder, 34, a nurse,", "nurse", ""),
        ("Ines Calder (34)", "", ""),
        ("Ines Calder (pictured)", "", ""),
    ],
)
def test_what_stands_behind_a_name_tells_where_somebody_belongs(
    source: str, role: str, affiliation: str
) -> None:
    given = "Ines Calder was there. " if "(" not in source and "," not in source else ""
    assert who(f"{given}{source} {SAID}") == [("Ines Calder", role, affiliation)]


def test_of_course_is_nowhere() -> None:
    assert who(f"Ines Calder, of course, {SAID}") == [("Ines Calder", "", "")]


@pytest.mark.parametrize("both", ["Both", "The two"])
def test_the_last_two_speak_together(both: str) -> None:
    text = f"Ana Ruiz {SAID} Tom Ridley said it leaked. {both} said it was old."
    assert speakers(text, "en")[-1] == "Ana Ruiz and Tom Ridley"


@pytest.mark.parametrize("number", ["The two men", "His three sons", "All four drivers"])
def test_a_number_belongs_to_those_who_speak(number: str) -> None:
    assert speakers(f"{number} {SAID}", "en") == [number.split(" ", 1)[1]]


def test_a_name_that_is_given_reaches_over_the_noun_behind_its_quotation() -> None:
    [found] = suggest('Ana Ruiz called it a "reckless" plan on Friday.', "en")
    assert [span.end for span in found.content] == [
        'Ana Ruiz called it a "reckless" plan'.__len__()
    ]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Retired teacher Ines Calder, 71, who sails,", "Retired teacher Ines Calder, 71"),
        ("Sen. Ines Calder, R-Texas, who sails,", "Sen. Ines Calder, R-Texas"),
        ("Wexcombe's MP, Labour's Ines Calder,", "Wexcombe's MP, Labour's Ines Calder"),
        ("Regional officer Dean Calder", "Regional officer Dean Calder"),
    ],
)
def test_neither_an_age_nor_a_party_nor_a_clause_speaks(source: str, name: str) -> None:
    text = f"{source} {SAID}"
    [found] = suggest(text, "en")
    assert [text[span.start : span.end] for span in found.source] == [name]
    assert found.speaker.endswith(" Calder") and " " in found.speaker


def test_what_a_senator_does_beside_speaking_is_not_of_the_party() -> None:
    text = "Sen. Ines Calder, R-Texas, who supports the plan, said the pier was safe."
    assert {found.speaker for found in suggest(text, "en")} == {"Ines Calder"}


def test_a_judgement_behind_a_passive_is_of_who_judges() -> None:
    text = 'She was criticized by Councilmember Raj Patel, who described it as "a poster."'
    [found] = [f for f in suggest(text, "en") if '"' in text[f.content[0].start : f.content[0].end]]
    assert (found.speaker, found.role) == ("Raj Patel", "Councilmember")


def test_an_age_is_no_role() -> None:
    assert who(f"67-year-old Rosa Calder {SAID}")[0][1] == ""


def test_it_is_the_organization_that_the_sentences_before_are_about() -> None:
    text = (
        "The Harbour Institute said in June that the pier was safe.\n\n"
        "The city's transit authority disputed it. In a statement, it said the pier leaked."
    )
    assert speakers(text, "en") == ["Harbour Institute", "city's transit authority"]


def test_who_is_told_of_in_a_clause_is_a_person_for_a_pronoun_and_a_surname() -> None:
    text = (
        "A spokesman, Ben Adler, said the pier was safe.\n\n"
        "Darlene Moss, whose home was lost, watched from the quay.\n\n"
        '"They talk of cost," she told reporters. Moss said that it leaked.'
    )
    assert speakers(text, "en") == ["Ben Adler", "Darlene Moss", "Darlene Moss"]


def test_a_short_title_where_somebody_is_first_named_is_the_role() -> None:
    text = 'But Sen. Lila Ortega, who lives there, broke with it. "I saw it," Ortega said.'
    assert [(f.speaker, f.role) for f in suggest(text, "en")] == [("Lila Ortega", "Sen.")]


def test_a_sentence_goes_on_behind_when_it_was_said() -> None:
    text = '"She lacks the votes," Ana Ruiz said when told of the vote, "and she knows it."'
    [found] = suggest(text, "en")
    assert [text[s.start : s.end] for s in found.content] == [
        '"She lacks the votes,"',
        '"and she knows it."',
    ]


def test_she_is_no_council() -> None:
    text = (
        "The leader of Northwick Council has left after she described residents of an estate as "
        '"moaners who would complain about money".'
    )
    assert speakers(text, "en") == [""]


def test_a_relative_is_a_role() -> None:
    assert who(f"Her sister-in-law Grace {SAID}") == [("Grace", "sister-in-law", "")]


def test_it_is_the_subject_of_its_own_sentence_before_others() -> None:
    text = (
        "The harbour board said so. Broker Cowper & Lyle downgraded the stock, citing "
        'what it called "a widening gap."'
    )
    assert speakers(text, "en")[-1] == "Broker Cowper & Lyle"


def test_a_given_name_tells_whom_she_and_he_stand_for() -> None:
    text = (
        f"Mary Marsden {SAID} Oscar Lunt said it leaked. She said it was old. He said it was new."
    )
    assert speakers(text, "en") == ["Mary Marsden", "Oscar Lunt"] * 2


def test_a_place_that_is_a_given_name_is_no_woman() -> None:
    text = f"Virginia officials {SAID} Tom Ridley said it leaked. He said it was old."
    assert speakers(text, "en")[-1] == "Tom Ridley"


@pytest.mark.parametrize("age", ["82", "now 82", "aged 82"])
def test_an_age_between_commas_belongs_to_who_speaks(age: str) -> None:
    assert speakers(f"Mrs Rita Marsden, {age}, {SAID}", "en") == ["Rita Marsden"]


def test_what_was_found_by_somebody_is_not_said() -> None:
    assert suggest("Woman, 82, reunited with ring found by boy\n\nThe pier is old.", "en") == []


def test_a_participle_before_a_trade_is_part_of_the_role() -> None:
    assert who(f"Tom Ridley, a retired teacher, {SAID}") == [("Tom Ridley", "retired teacher", "")]
