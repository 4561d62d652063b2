import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import said

DIRECT = [
    ("“We are ready,” said Ana Ruiz.", ("Ana Ruiz", "said", "“We are ready,”")),
    ('"We are ready," Ana Ruiz said on Tuesday.', ("Ana Ruiz", "said", '"We are ready,"')),
    (
        "“The bridge is safe now,” said Ana Ruiz, a spokeswoman for the city.",
        ("Ana Ruiz, a spokeswoman for the city", "said", "“The bridge is safe now,”"),
    ),
    (
        "“I will come,” she said, “but not today.”",
        ("she", "said", "“I will come,” | “but not today.”"),
    ),
    ('"Not a chance," Ana shot back.', ("Ana", "shot back", '"Not a chance,"')),
    ('"No one was hurt," the article read.', ("the article", "read", '"No one was hurt,"')),
    (
        "The mayor told reporters, “The bridge is safe.”",
        ("The mayor", "told", "“The bridge is safe.”"),
    ),
    ("The report says: “No one was hurt.”", ("The report", "says", "“No one was hurt.”")),
    ("“Is it safe?” Mr. Okafor asked.", ("Mr. Okafor", "asked", "“Is it safe?”")),
    ("According to Ana, “no one was hurt.”", ("Ana", "According to", "“no one was hurt.”")),
    (
        "“The road was never this bad,” Sam Okafor, now 81 and retired in Leeds, said.",
        ("Sam Okafor", "said", "“The road was never this bad,”"),
    ),
]

INDIRECT = [
    (
        "Ana posted on her page that the bridge was safe.",
        ("Ana", "posted", "the bridge was safe"),
    ),
    ("Ana urged him to resign.", ("Ana", "urged", "him to resign")),
    (
        "A reader asked Ana on Friday whether the bridge was safe.",
        ("A reader", "asked", "whether the bridge was safe"),
    ),
    (
        "According to a report of the board from 2010, Sam Okafor, a diver, found the crack.",
        ("a report of the board from 2010", "According to", "Sam Okafor, a diver, found the crack"),
    ),
    (
        "According to some in the town, the bridge is unsafe.",
        ("some in the town", "According to", "the bridge is unsafe"),
    ),
    (
        'Ana called the bridge "a disgrace" and left the room.',
        ("Ana", "called", 'the bridge "a disgrace"'),
    ),
    (
        'Ana called the bridge "a danger" to the town.',
        ("Ana", "called", 'the bridge "a danger" to the town'),
    ),
    (
        'Ana described him as "a fool" and "a liar" in a letter.',
        ("Ana", "described", 'him as "a fool" and "a liar"'),
    ),
    ("The mayor said the bridge was safe.", ("The mayor", "said", "the bridge was safe")),
    ("The mayor said that the bridge was safe.", ("The mayor", "said", "the bridge was safe")),
    (
        "The mayor said in a statement that the bridge was safe.",
        ("The mayor", "said", "the bridge was safe"),
    ),
    ("The bridge was safe, the mayor said.", ("the mayor", "said", "The bridge was safe")),
    (
        "The bridge, the mayor said, was built in haste.",
        ("the mayor", "said", "The bridge | was built in haste"),
    ),
    (
        "According to the police, two men ran away.",
        ("the police", "According to", "two men ran away"),
    ),
    (
        "Two men ran away, according to the police.",
        ("the police", "according to", "Two men ran away"),
    ),
    (
        "Ana told the council that she would resign.",
        ("Ana", "told", "she would resign"),
    ),
    ("Ana promised to repair the bridge.", ("Ana", "promised", "to repair the bridge")),
    ("The city, Ana added, “is broke.”", ("Ana", "added", "The city | “is broke.”")),
    ("Ana Ruiz, 54, insisted she was right.", ("Ana Ruiz", "insisted", "she was right")),
    ("Ana denied that she had known.", ("Ana", "denied", "she had known")),
    (
        "Ana asked whether the bridge was safe.",
        ("Ana", "asked", "whether the bridge was safe"),
    ),
    (
        "Ana called the plan a mistake.",
        ("Ana", "called", "the plan a mistake"),
    ),
    (
        "As Ana said on Monday, the bridge is old.",
        ("Ana", "said", "the bridge is old"),
    ),
    (
        "Engineers who saw the cracks warned that the bridge could fall.",
        ("Engineers who saw the cracks", "warned", "the bridge could fall"),
    ),
]


FAR = [
    (
        "“The plan “is gaining friends,” Deputy Mayor Sam Okafor told reporters.",
        ("Deputy Mayor Sam Okafor", "told", "“The plan “is gaining friends,”"),
    ),
    (
        "The treaty marks “the end” for the union, said Ana Ruiz.",
        ("Ana Ruiz", "said", "The treaty marks “the end” for the union"),
    ),
    (
        "She then asked the crowd, “Can they hear us?”",
        ("She", "asked", "“Can they hear us?”"),
    ),
    (
        "Ana said, without evidence, that “they are coming.”",
        ("Ana", "said", "“they are coming.”"),
    ),
    (
        "Ana said earlier this year that the bridge was “a disgrace.”",
        ("Ana", "said", "the bridge was “a disgrace.”"),
    ),
    (
        "While Ana said it was “wrong,” she voted for it.",
        ("Ana", "said", "it was “wrong,”"),
    ),
    (
        "The city published a letter that says the bridge is safe.",
        ("a letter", "says", "the bridge is safe"),
    ),
    (
        "Sam Okafor, an early friend of the mayor, calls the plan “a mistake” for the city.",
        ("Sam Okafor, an early friend of the mayor", "calls", "the plan “a mistake” for the city"),
    ),
    (
        "Sam Okafor called Friday's vote a “huge win.”",
        ("Sam Okafor", "called", "Friday's vote a “huge win.”"),
    ),
    (
        "“The city has put us out of work” Okafor said after the meeting.",
        ("Okafor", "said", "“The city has put us out of work”"),
    ),
    (
        "Ana described the vote as “terrible,” but stopped short of a lawsuit.",
        ("Ana", "described", "the vote as “terrible,”"),
    ),
    (
        "In her speech, Ana had one wish: “Change the city,” she said.",
        ("she", "said", "“Change the city,”"),
    ),
    ("Ana speculated that it was “sabotage.”", ("Ana", "speculated", "it was “sabotage.”")),
    ("The court ruled that it was safe.", ("The court", "ruled", "it was safe")),
    ("Ana assured the crowd that it was safe.", ("Ana", "assured", "it was safe")),
    (
        "Ana called the vote “a disgrace,” but Okafor was happy with it.",
        ("Ana", "called", "the vote “a disgrace,”"),
    ),
    (
        "Ana called the vote “a disgrace” — though the city was happy with it.",
        ("Ana", "called", "the vote “a disgrace”"),
    ),
    ("It broke when a driver asked if it was safe.", ("a driver", "asked", "if it was safe")),
    (
        "“Is it the old bridge?” Okafor repeated.",
        ("Okafor", "repeated", "“Is it the old bridge?”"),
    ),
    ("He referred to the plan as a joke.", ("He", "referred to", "the plan as a joke")),
]


@pytest.mark.parametrize(("text", "expected"), DIRECT + INDIRECT + FAR)
def test_each_construction_is_read(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text, "en") == [expected]


def test_a_participle_has_the_subject_of_the_sentence() -> None:
    text = "The mayor closed the bridge, saying that it was not safe."
    assert said(text, "en") == [("The mayor", "saying", "it was not safe")]


def test_a_clause_ends_where_the_next_speaker_begins() -> None:
    text = "Ana said the bridge was safe, but Sam Okafor said it was not."
    assert said(text, "en") == [
        ("Ana", "said", "the bridge was safe"),
        ("Sam Okafor", "said", "it was not"),
    ]


def test_a_relative_pronoun_is_the_source_and_stands_for_its_noun() -> None:
    text = "Ana Ruiz, who said the bridge was old, has resigned."
    (found,) = suggest(text, "en")
    assert said(text, "en")[0][0] == "Ana Ruiz, who"
    assert found.speaker == "Ana Ruiz"


def test_a_new_speaker_behind_a_mere_and_ends_the_content() -> None:
    text = "The mayor said the bridge was safe and Sam Okafor said it was a wreck and he feared it."
    assert [found[0] for found in said(text, "en")][:2] == ["The mayor", "Sam Okafor"]
    assert said(text, "en")[0][2] == "the bridge was safe"
    assert said(text, "en")[1][2] == "it was a wreck"


def test_a_speaker_goes_on_in_a_sentence_that_only_begins_with_a_quotation() -> None:
    text = "“The bridge is safe,” Ana Ruiz said. “I would walk over it now” with her children."
    assert said(text, "en")[-1] == ("", "", "“I would walk over it now” with her children")


def test_as_may_stand_behind_but() -> None:
    text = "But as the mayor noted on Friday, the bridge is safe."
    assert said(text, "en") == [("the mayor", "noted", "the bridge is safe")]


def test_a_partial_quotation_makes_the_content_mixed() -> None:
    (found,) = suggest("Ana said the bridge was “a disgrace” to the whole city.", "en")
    assert found.type.value == "mixed"


def test_a_name_behind_a_dash_signs_a_quotation() -> None:
    text = "“We waited for six hours in the rain.” — Ana Ruiz"
    assert said(text, "en") == [("Ana Ruiz", "", "“We waited for six hours in the rain.”")]


def test_who_stands_before_the_colon_of_a_headline_says_it() -> None:
    text = "Poll: Most Drivers Avoid Old Bridge\n\nIt was a quiet day on the river."
    assert said(text, "en") == [("Poll", "", "Most Drivers Avoid Old Bridge")]


@pytest.mark.parametrize(
    "text",
    [
        "He read “The Old Bridge” twice.",
        "“The Old Bridge,” a novel by Ana Ruiz, is out.",
        "The reports were on the table, and the claims too.",
        "The United States has fifty states.",
        "The so-called “bridge tax” was dropped.",
        "We think it is time to go.",
    ],
)
def test_what_nobody_says_is_not_suggested(text: str) -> None:
    assert said(text, "en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The board found this month that the bridge had been “badly neglected” for years.",
            ("The board", "found", "the bridge had been “badly neglected” for years"),
        ),
        (
            "The clerk, who asked not to be named to discuss private talks, said that it was over.",
            ("The clerk", "said", "it was over"),
        ),
        (
            "Ruiz was booed at the meeting when she said the plan was dead.",
            ("she", "said", "the plan was dead"),
        ),
        (
            "“A lot of people walked out that night,” remembered Tom Vance, a former ferryman.",
            (
                "Tom Vance, a former ferryman",
                "remembered",
                "“A lot of people walked out that night,”",
            ),
        ),
        (
            "His office put out a statement saying the bill was dead.",
            ("His office", "saying", "the bill was dead"),
        ),
        (
            "As the Harbour Post put it, “The ferry came back on a Monday.”",
            ("the Harbour Post", "put it", "“The ferry came back on a Monday.”"),
        ),
        (
            "They formed what Ruiz called “a parliament of fishes,” and met once.",
            ("Ruiz", "called", "“a parliament of fishes,”"),
        ),
        (
            "Vance condemned “such a careless repair” and left.",
            ("Vance", "condemned", "“such a careless repair”"),
        ),
    ],
)
def test_clauses_around_the_cue(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(text, "en")


def test_a_relative_clause_does_not_hide_the_subject() -> None:
    text = "Sam Okafor, who had praised Ana Ruiz, said he would stay."
    found = said(text, "en")
    assert ("Sam Okafor, who", "praised", "Ana Ruiz") in found
    assert ("Sam Okafor", "said", "he would stay") in found


def test_a_sentence_begins_behind_the_abbreviation_of_a_place() -> None:
    text = "“We are,” Ana told the crowd in Leeds, N.Y. “It seems that they are not ready.”"
    assert [content for _, _, content in said(text, "en")] == [
        "“We are,”",
        "“It seems that they are not ready.”",
    ]


def test_a_quotation_goes_on_with_who_spoke_in_the_sentence_before() -> None:
    text = (
        "Ana Ruiz left.\n\nSam Okafor said that he would stay. “Nobody will drive me out of here.”"
    )
    assert [found.speaker for found in suggest(text, "en")] == ["Sam Okafor"] * 2


def test_a_second_participle_begins_a_content_of_its_own() -> None:
    text = "Ana wrote again, saying the plan was “good” but suggesting it was late."
    contents = [content for _, _, content in said(text, "en")]
    assert contents == ["the plan was “good”", "it was late"]


def test_the_verb_that_leads_to_a_quotation_ends_what_stands_before_it() -> None:
    text = "Ana, who praised Okafor after the vote was over, told the crowd, “I love this city.”"
    found = said(text, "en")
    assert ("Ana, who", "praised", "Okafor after the vote was over") in found
    assert [content for _, cue, content in found if cue == "told"] == ["“I love this city.”"]
