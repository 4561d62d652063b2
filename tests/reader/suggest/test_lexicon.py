"""The language files: every name in them is one that the rules know, every form can be read."""

import tomllib
from pathlib import Path

import pytest

import reader.suggest
from reader.suggest.lexicon import codes, lexicon

FOLDER = Path(reader.suggest.__file__).parent
SOURCE = "\n".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
FRAMES = {
    "quote", "tail", "inverted", "inserted", "that", "act", "clause", "comma", "colon", "object",
    "infinitive", "person", "raised", "passive", "preposition", "opening", "recap",
    "name", "sign", "as", "study", "state", "full", "apart", "court",
}  # fmt: skip


def test_there_are_two_languages() -> None:
    assert codes() == ("en", "id")


@pytest.mark.parametrize("code", codes())
def test_each_entry_of_a_file_is_used(code: str) -> None:
    value = tomllib.loads((FOLDER / "languages" / f"{code}.toml").read_text("utf-8"))
    for name in [*value["words"], *value["options"]]:
        assert f'"{name}"' in SOURCE, f"{code}.toml: no rule asks for {name}"
    for group in value["cues"]:
        assert set(group["frames"]) <= FRAMES
        assert all(0 <= share <= 100 for share in group["frames"].values())
        assert group["kind"] in ("verb", "noun", "preposition", "clitic")


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("said", "say:said"), ("denies", "deny"), ("announced", "announce"), ("pushes", "push for")],
)
def test_english_forms_are_made_by_rule(form: str, lemma: str) -> None:
    assert lemma in {cue.lemma for cue in lexicon("en").cues[form]}


def test_an_indonesian_clitic_is_a_form_of_its_own() -> None:
    (cue,) = lexicon("id").cues["ujarnya"]
    assert (cue.kind, cue.lemma) == ("clitic", "ujar")


def test_longer_cues_come_first() -> None:
    assert len(lexicon("en").cues["according"][0].words) == 2


def test_a_language_without_a_file_has_no_words() -> None:
    assert lexicon("xx").cues == {} and lexicon("../en").cues == {}
