from hypothesis import given
from hypothesis import strategies as st

from reader.tags import completions, tags_in


def test_commas_and_semicolons_part_tags_and_hashes_go() -> None:
    assert tags_in(" #banjir, air bersih ;banjir,, #") == ("banjir", "air bersih")
    assert tags_in("") == ()


def test_tags_that_begin_so_are_completed_first() -> None:
    known = ["air bersih", "banjir", "Bantuan", "rumah banjir"]
    assert completions("ban", known, ["rumah banjir"]) == ["banjir", "Bantuan"]
    assert completions("#BANJIR", known, []) == ["banjir", "rumah banjir"]
    assert completions("", known, [], limit=2) == ["air bersih", "banjir"]


@given(st.text(max_size=60))
def test_any_text_gives_clean_tags(typed: str) -> None:
    tags = tags_in(typed)
    assert len(tags) == len(set(tags))
    for tag in tags:
        assert tag
        assert not set(tag) & set(";,\n\x1b")
        assert tags_in(tag) == (tag,)
