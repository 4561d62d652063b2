"""Whose words they are in an English report: by title, by relation, by the name of a group."""

from __future__ import annotations

import pytest

from reader.suggest import suggest
from tests.reader.suggest.reading import said, speakers


def test_a_title_alone_is_whoever_holds_that_office() -> None:
    text = (
        "Transport Minister Ana Ruiz said the road would close.\n\n"
        "Her deputy, John Webb, said he agreed.\n\nThe minister said the cost was not known."
    )
    assert speakers(text, "en") == ["Ana Ruiz", "John Webb", "Ana Ruiz"]


def test_a_form_of_address_is_no_role() -> None:
    text = "Dr. Maria Reyes, an engineer at the University of Leeds, said the road was safe."
    (found,) = suggest(text, "en")
    assert (found.speaker, found.role, found.affiliation) == (
        "Maria Reyes",
        "engineer",
        "University of Leeds",
    )


def test_a_group_is_called_by_the_last_word_of_its_name() -> None:
    text = "Leeds City Council said it was not told.\n\nThe council said it would go to court."
    assert speakers(text, "en") == ["Leeds City Council", "Leeds City Council"]


def test_a_woman_who_speaks_for_a_group_is_she() -> None:
    text = (
        "Leeds City Council said it was not told.\n\n"
        "“Nobody told us,” a council spokeswoman said. She said the council would go to court."
    )
    assert speakers(text, "en")[1:] == ["council spokeswoman", "council spokeswoman"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [("her husband, Bill, 61", "Bill"), ("her husband", "husband"), ("her", "")],
)
def test_who_owns_is_not_who_speaks(source: str, speaker: str) -> None:
    text = f"“The road is closed,” said {source}."
    assert [found[0] for found in said(text, "en")] == [source]
    assert speakers(text, "en") == [speaker]
