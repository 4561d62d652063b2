import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.quotations import Quotation, quotations


def shown(text: str) -> list[str]:
    return [text[found.start : found.end] for found in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Kami siap," kata Budi.', ['"Kami siap,"']),
        ("“Kami siap,” kata Budi.", ["“Kami siap,”"]),
        ("”Kami siap,” kata Budi. ”Ayo!” serunya.", ["”Kami siap,”", "”Ayo!”"]),
        ("„Gut so“, sagte er.", ["„Gut so“"]),
        ("„Dobro,” rekao je.", ["„Dobro,”"]),
        ("»Nein«, rief sie. «Non», dit-il.", ["»Nein«", "«Non»"]),
        ("‘We will go,’ she said.", ["‘We will go,’"]),
        ("知事は「橋は直った」と述べた。", ["「橋は直った」"]),
        ("知事は「彼は『もう安全だ』と言った」と話した。",
         ["「彼は『もう安全だ』と言った」", "『もう安全だ』"]),
        ("『直った』「安全だ」と話した。｢はい｣", ["『直った』", "「安全だ」", "｢はい｣"]),
        ("知事は「橋は直った。\n住民は「安全だ」と話した。", ["「橋は直った。", "「安全だ」"]),
        ("閉じる」だけ", []),
        ("``We will go,'' she said. ''Ya, kami siap,'' katanya.",
         ["``We will go,''", "''Ya, kami siap,''"]),
        ("'Kami Tidak Mundur', Kata Wali Kota", ["'Kami Tidak Mundur'"]),
        ('The ("so-called") plan—"a mess"—fell.', ['"so-called"', '"a mess"']),
        ('" Kami siap," kata Budi.', ['" Kami siap,"']),
        ("Satu.\n” … siap,” kata Budi.", ["” … siap,”"]),
        ('Ana said. "... We will go," she said.', ['"... We will go,"']),
        ('Ana said. ". . . We will go," she said.', ['". . . We will go,"']),
        ('".@leeds is safe," Ana wrote.', ['".@leeds is safe,"']),
    ],
)  # fmt: skip
def test_every_style_of_marks_is_paired(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Salat Jum'at di Ma'arif, 'kan?",
        "It's the voters' choice, the players' too.",
        "Rock 'n' roll and 'em boys' songs",
        "He is 6'2\" tall.",
        'A closing mark" without an opening one.',
        'A closing mark that stands apart ". Then more.',
        '""',
        "",
    ],
)
def test_apostrophes_measures_and_stray_marks_are_no_quotations(text: str) -> None:
    assert quotations(text) == []


def test_offsets_include_and_exclude_the_marks() -> None:
    text = 'Ia berkata, "Ayo pulang."'
    assert quotations(text) == [Quotation(12, 25, 13, 24, 0, True)]


def test_a_quotation_within_a_quotation_is_deeper() -> None:
    text = "“She said ‘no way’ to me,” he said."
    assert [(text[q.start : q.end], q.depth) for q in quotations(text)] == [
        ("“She said ‘no way’ to me,”", 0),
        ("‘no way’", 1),
    ]


def test_straight_marks_can_be_nested_too() -> None:
    assert shown('"He called it "awful," she said." Then he left.') == [
        '"He called it "awful," she said."',
        '"awful,"',
    ]


def test_an_unclosed_mark_costs_only_its_paragraph() -> None:
    text = '"Kami siap, kata Budi.\nLalu "Ayo," kata Ani.'
    assert [(text[q.start : q.end], q.closed) for q in quotations(text)] == [
        ('"Kami siap, kata Budi.', False),
        ('"Ayo,"', True),
    ]


def test_an_unclosed_mark_ends_where_the_next_quotation_begins() -> None:
    assert shown('"Kami siap, kata Budi. "Kami maju," kata Ani.') == [
        '"Kami siap, kata Budi.',
        '"Kami maju,"',
    ]


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = '"First this.\n\n"Then that.\n\n"At last this," she said. "Yes."'
    assert shown(text) == ['"First this.\n\n"Then that.\n\n"At last this,"', '"Yes."']


def test_paragraphs_that_all_stay_open_are_not_joined() -> None:
    assert shown('"First this.\n"Then that.') == ['"First this.', '"Then that.']


def test_only_the_stretch_is_read() -> None:
    text = '"Satu," "dua," "tiga."'
    assert [text[q.start : q.end] for q in quotations(text, 8, 14)] == ['"dua,"']


@given(st.text(alphabet="ab ,.\n\"'“”„«»‘’`「」『』", max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_ordered_and_nested_quotations(text: str) -> None:
    found = quotations(text)
    assert [q.start for q in found] == sorted({q.start for q in found})
    open_ends: list[int] = []
    for q in found:
        assert 0 <= q.start < q.inner_start < q.inner_end <= q.end <= len(text)
        while open_ends and open_ends[-1] <= q.start:
            open_ends.pop()
        assert q.depth == len(open_ends)
        assert not open_ends or q.end <= open_ends[-1]
        open_ends.append(q.end)


@pytest.mark.parametrize(
    "mark", ['"', "“", "«", " '", "” ", '"\n"', "„ »", "‘a ", "「", "」", "『「"]
)
def test_many_unbalanced_marks_are_read_to_the_end(mark: str) -> None:
    assert len(quotations((mark + "a b ") * 10_000)) <= 20_000
