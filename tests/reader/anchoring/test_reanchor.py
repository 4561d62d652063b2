"""What is still the same quote, and what only looks like it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.anchoring import Anchor, Anchored, reanchor
from reader.model import Attribution, Span
from tests.reader.anchoring.marking import mark, words_at

OLD = """Banjir di Kelana

"Kami sudah siap membantu warga," kata Budi Santoso di Kelana.

Hujan turun sejak pagi. Air naik cepat sekali di sungai itu.

Sari mengatakan bahwa 12 rumah terendam pada hari Senin.

"Kami siap," kata Wati.
"Kami siap," kata Joko.
"""
BUDI = mark(OLD, '"Kami sudah siap membantu warga,"', "kata", "Budi Santoso")
SARI = mark(OLD, "12 rumah terendam pada hari Senin", "mengatakan", "Sari")
WATI = mark(OLD, '"Kami siap,"', "kata", "Wati")
JOKO = mark(OLD, '"Kami siap,"', "kata", "Joko", number=1)


def found(given: Attribution, *edits: tuple[str, str]) -> Anchored:
    new = OLD
    for old, replacement in edits:
        assert old in new
        new = new.replace(old, replacement)
    (result,) = reanchor(OLD, new, [given])
    for spans in (result.content, result.cue, result.source):
        assert all(words_at(new, spans))
    return result


@pytest.mark.parametrize(
    ("given", "old", "new"),
    [
        (BUDI, "sudah siap", "belum siap"),
        (SARI, "12 rumah", "21 rumah"),
        (SARI, "12 rumah", "dua belas rumah"),
        (SARI, "rumah terendam", "rumah tidak terendam"),
        (SARI, "Senin", "Selasa"),
        (SARI, "mengatakan", "tidak mengatakan"),
        (SARI, "mengatakan", "membantah"),
        (SARI, "Sari", "Rina"),
        (WATI, "Wati", "Dewi"),
        (WATI, '"Kami siap," kata Wati.\n', ""),
        (BUDI, "Kami sudah siap membantu warga", "Kami masih menunggu bantuan dari kota"),
        (BUDI, '"Kami sudah siap membantu warga," kata Budi Santoso',
         'Rina berkata, "Kami sudah siap membantu warga,"'),
    ],
)  # fmt: skip
def test_another_statement_is_not_the_same_quote(given: Attribution, old: str, new: str) -> None:
    result = found(given, (old, new))
    assert (result.how, result.content) == (Anchor.ORPHAN, ())
    assert result.reason


def test_an_orphan_shows_how_it_was_changed_and_where_it_may_be_now() -> None:
    result = found(SARI, ("12 rumah", "21 rumah"))
    assert "12 → 21" in result.reason
    assert result.candidate is not None
    new = OLD.replace("12", "21")
    assert words_at(new, (result.candidate,)) == ["21 rumah terendam pada hari Senin"]


@pytest.mark.parametrize(
    ("given", "old", "new"),
    [
        (SARI, "rumah terendam", "rumah terrendam"),
        (BUDI, "membantu warga", "membantu para warga"),
    ],
)
def test_small_edits_are_found_and_said_to_be_such(given: Attribution, old: str, new: str) -> None:
    result = found(given, (old, new))
    assert result.how is Anchor.CONTEXT and 0.7 < result.score < 1


def test_a_short_saying_without_a_source_is_not_another_persons() -> None:
    old = 'Pagi ini hujan. "Ya." Jalan ditutup.'
    given = mark(old, '"Ya."')
    for new in ('"Ya," kata Tono.', '"Ya." kata Tono.'):
        (result,) = reanchor(old, old.replace('"Ya."', new), [given])
        assert (result.how, result.content) == (Anchor.ORPHAN, ())


def test_a_saying_without_a_source_is_not_that_of_a_name_that_came_behind_it() -> None:
    """Also where the sentence of another that stood behind it lends its words to the new name."""
    said = '"Kami siap," kata Budi. '
    old = said * 5 + '"Kami sudah siap membantu warga." ' + said * 4 + "Hujan turun sejak pagi."
    new = said * 5 + '"Kami sudah siap membantu warga," kata Tono. Hujan turun sejak pagi.'
    (result,) = reanchor(old, new, [mark(old, '"Kami sudah siap membantu warga."')])
    assert (result.how, result.content) == (Anchor.ORPHAN, ())
    assert "Tono" in result.reason


def test_of_two_who_said_the_same_each_keeps_her_own() -> None:
    result = found(JOKO, ('"Kami siap," kata Wati.\n', ""))
    assert (result.how, result.content) == (Anchor.EXACT, WATI.content)


def test_a_sentence_that_moved_is_found_with_its_source() -> None:
    sentence = '"Kami sudah siap membantu warga," kata Budi Santoso di Kelana.\n'
    result = found(BUDI, (sentence, ""), ("kata Joko.\n", f"kata Joko.\n{sentence}"))
    assert (result.how, result.doubtful) == (Anchor.MOVED, ())


def test_a_sentence_that_stands_twice_beside_itself_is_a_tie() -> None:
    result = found(WATI, ('"Kami siap," kata Wati.\n', '"Kami siap," kata Wati.\n' * 2))
    assert result.how is Anchor.ORPHAN


def test_a_source_or_cue_that_changed_is_doubtful_not_silent() -> None:
    result = found(BUDI, ("Budi Santoso", "Pak Budi"))
    assert (result.how, result.doubtful) == (Anchor.EXACT, ("source",))
    result = found(BUDI, (" kata Budi", " ujar Budi"))
    assert (result.how, result.cue, result.doubtful) == (Anchor.EXACT, (), ("cue",))
    result = found(BUDI, (" kata Budi Santoso di Kelana.", ""))
    assert (result.how, result.source, result.doubtful) == (Anchor.EXACT, (), ("cue", "source"))


def test_a_mark_inside_a_word_stays_inside_it() -> None:
    old, new = "“Siap semua,” katanya tadi pagi.", "Baru. “Siap semua,” katanya tadi pagi."
    clitic = Attribution("c", "a", (Span(0, 13),), cue=(Span(14, 18),), source=(Span(18, 21),))
    (result,) = reanchor(old, new, [clitic])
    assert words_at(new, result.cue) + words_at(new, result.source) == ["kata", "nya"]


def test_fragments_stay_apart_or_are_lost_together() -> None:
    old = '"Kami siap," kata Budi, "dan sudah mulai bekerja sejak subuh," di Kelana.'
    spans = (Span(0, 12), Span(24, 61))
    new = f"Pembuka. {old}"
    (result,) = reanchor(old, new, [Attribution("f", "a", spans)])
    assert words_at(new, result.content) == words_at(old, spans)
    (result,) = reanchor(
        old, old.replace("sejak subuh", "sejak pukul 7"), [Attribution("f", "a", spans)]
    )
    assert result.how is Anchor.ORPHAN


@pytest.mark.parametrize("unit", ['"Ya," kata Budi. ', "a b ", '"', "ab"])
def test_text_that_only_repeats_itself_ends_with_orphans_not_with_guesses(unit: str) -> None:
    old = unit * 3_000
    marks = [Attribution(str(n), "a", (Span(n, n + 1),)) for n in range(0, 3_000, 7)]
    for result in reanchor(old, old[len(unit) * 3 :], marks):
        assert result.how is Anchor.ORPHAN


@pytest.mark.parametrize(
    ("new", "doubtful"),
    [
        ("Budi datang ke balai desa.\n\n{}\n", ()),
        ("Hujan reda.\n\nBudi datang ke balai desa.\n\n{}\n", ()),
        ("Ani datang ke balai desa.\n\n{}\n", ("source",)),
        ("Budi datang ke balai desa.\n\nLalu Ani menyusul ke sana.\n\n{}\n", ("source",)),
    ],
)
@pytest.mark.parametrize("source", ["", "dia"])
def test_a_speaker_who_is_named_before_may_be_another_now(
    new: str, doubtful: tuple[str, ...], source: str
) -> None:
    said = f'"Air naik sejak pagi," {"kata dia" if source else "katanya"}.'
    old = f"Budi datang ke balai desa.\n\n{said}\n"
    given = mark(old, '"Air naik sejak pagi,"', "kata" if source else "katanya", source)
    (result,) = reanchor(old, new.format(said), [replace(given, speaker_ids=("budi",))])
    assert (result.how, result.doubtful) == (Anchor.EXACT, doubtful)


@pytest.mark.parametrize(
    ("behind", "doubtful"),
    [
        ("Wali kota Tomas Hale menemui nelayan Mira Sund di dermaga.", ()),
        ("Nelayan Mira Sund pulang.", ("source",)),  # the last name is the same, he is another
    ],
)
def test_what_moved_leans_on_all_who_were_named_right_before_it(
    behind: str, doubtful: tuple[str, ...]
) -> None:
    named = "Wali kota Tomas Hale menemui nelayan Mira Sund di dermaga."
    said = '"Kapal pertama sudah boleh masuk sejak kemarin sore," katanya.'
    rest = "Hujan turun sejak pagi.\n\nAir naik cepat sekali di sungai itu.\n\nJalan ditutup."
    old = f"{named}\n\n{said}\n\n{rest}\n"
    new = f"{rest}\n\n{behind}\n\n{said}\n"
    given = mark(old, '"Kapal pertama sudah boleh masuk sejak kemarin sore,"', "katanya")
    (result,) = reanchor(old, new, [replace(given, speaker_ids=("hale",))])
    assert (result.how, result.doubtful) == (Anchor.MOVED, doubtful)


UNSPACED = """镇议会星期一开会。

镇长张伟说这座桥会坚持40年，没有人怀疑这一点。

“我们已经准备好了，”船长李娜说。"""
BRIDGE = mark(UNSPACED, "这座桥会坚持40年，没有人怀疑这一点", "说", "镇长张伟")
READY = mark(UNSPACED, "“我们已经准备好了，”", "说", "船长李娜")


@pytest.mark.parametrize(
    ("given", "old", "new", "how"),
    [
        (BRIDGE, "镇议会星期一", "星期一镇议会", Anchor.EXACT),
        (BRIDGE, "李娜", "赵敏", Anchor.EXACT),
        (BRIDGE, "怀疑这一点。", "怀疑这一点，他也说了。", Anchor.EXACT),
        (BRIDGE, "40年", "20年", Anchor.ORPHAN),
        (BRIDGE, "会坚持", "不会坚持", Anchor.ORPHAN),
        (BRIDGE, "张伟", "王强", Anchor.ORPHAN),
        (BRIDGE, "说这座桥", "否认这座桥", Anchor.ORPHAN),
        (READY, "张伟", "王强", Anchor.EXACT),
        (READY, "李娜", "赵敏", Anchor.ORPHAN),
        (replace(READY, cue=(), source=()), "李娜", "赵敏", Anchor.ORPHAN),
        (replace(READY, cue=(), source=()), "张伟", "王强", Anchor.EXACT),
    ],
)
def test_in_a_script_without_blanks_every_letter_counts(
    given: Attribution, old: str, new: str, how: Anchor
) -> None:
    later = UNSPACED.replace(old, new)
    (result,) = reanchor(UNSPACED, later, [given])
    assert result.how is how
    if how is not Anchor.ORPHAN:
        assert words_at(later, result.content) == words_at(UNSPACED, given.content)
        assert words_at(later, result.source) == words_at(UNSPACED, given.source)


def test_a_sentence_of_a_script_without_blanks_moves_with_its_source() -> None:
    sentence = "“我们已经准备好了，”船长李娜说。"
    later = f"{sentence}\n\n{UNSPACED.replace(sentence, '')}天气很好。"
    (result,) = reanchor(UNSPACED, later, [READY])
    assert (result.how, words_at(later, result.source)) == (Anchor.MOVED, ["船长李娜"])
