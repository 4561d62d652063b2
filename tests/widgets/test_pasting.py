"""What is pasted never counts as typed, however the stream of the terminal is cut."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from reader.model import MAX_TEXT_BYTES
from reader.text.normalise import normalise
from widgets.pasting import PASTE_BEGINS, PASTE_ENDS, Pasted, PasteSplitter, Typed

ESC = "\x1b"
strangers = st.text(alphabet=f"{ESC}[201~ax\r\t9é", max_size=60).filter(
    lambda text: PASTE_ENDS not in text + PASTE_ENDS[:-1]
)


def split(stream: str, cuts: list[int] | None = None) -> tuple[str, list[str]]:
    """What is typed, the marks of pastes with it, and what is pasted."""
    ends = sorted({0, len(stream), *(cut % (len(stream) + 1) for cut in cuts or [])})
    splitter = PasteSplitter()
    pieces = [piece for at, end in pairwise(ends) for piece in splitter.feed(stream[at:end])]
    typed = "".join(piece.characters for piece in pieces if isinstance(piece, Typed))
    return typed, [piece.text for piece in pieces if isinstance(piece, Pasted)]


@given(strangers, strangers, st.lists(st.integers(0, 200)))
@example("\x1b[31mmerah\x1b[0m", "", [])
@example("\x1b\x1b[200~dd", "", [3, 9])
@example("a\x1b[201", "x", [7])
def test_a_paste_is_one_text_wherever_the_stream_is_cut(
    first: str, second: str, cuts: list[int]
) -> None:
    stream = f"ab{PASTE_BEGINS}{first}{PASTE_ENDS}c{PASTE_BEGINS}{second}{PASTE_ENDS}d"
    marks = PASTE_BEGINS + PASTE_ENDS
    assert split(stream, cuts) == (
        f"ab{marks}c{marks}d",
        [normalise(first), normalise(second)],
    )


@given(st.text(alphabet=f"{ESC}[201~Oqjé", max_size=40), st.lists(st.integers(0, 200)))
def test_without_a_paste_all_is_typed_at_once(keys: str, cuts: list[int]) -> None:
    keys = keys.replace(PASTE_BEGINS, "")
    if PASTE_BEGINS not in keys:
        assert split(keys, cuts) == (keys, [])


def test_nothing_of_a_paste_is_given_before_it_is_whole() -> None:
    splitter = PasteSplitter()
    assert list(splitter.feed(f"{PASTE_BEGINS}dd{ESC}")) == [Typed(PASTE_BEGINS)]
    assert splitter.pasting
    assert list(splitter.end()) == [Typed(PASTE_ENDS), Pasted("dd")]
    assert list(splitter.feed("j")) == [Typed("j")]


def test_a_paste_that_is_too_long_is_cut_where_it_is_too_long() -> None:
    splitter = PasteSplitter()
    list(splitter.feed(PASTE_BEGINS))
    for _ in range(8):
        assert list(splitter.feed("x" * 1_000_000)) == []
    _, pasted = splitter.feed(PASTE_ENDS)
    assert isinstance(pasted, Pasted)
    assert len(pasted.text) == MAX_TEXT_BYTES + 1
