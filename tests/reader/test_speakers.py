from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Speaker, SpeakerKind
from reader.speakers import SpeakerIndex, Tier, canonical, fold, rank, uses_by_canonical

ALIYEV = Speaker("a", "Ilham Aliyev", role="Presiden Azerbaijan")
PASHINYAN = Speaker("p", "Nikol Pashinyan")
BNPB = Speaker("b", "Badan Nasional Penanggulangan Bencana", SpeakerKind.ORGANIZATION)
JOKOWI = Speaker("j", "Joko Widodo", aliases=("Jokowi", "Pak Jokowi"))
JUMAT = Speaker("r", "Rachmat Jum'at Santoso")
EVERYONE = [ALIYEV, PASHINYAN, BNPB, JOKOWI, JUMAT]

names = st.text(min_size=1, max_size=24)


def found(query: str, used_here: tuple[str, ...] = ()) -> list[str]:
    return [m.speaker.id for m in rank(query, EVERYONE, used_here)]


def test_a_surname_finds_the_whole_name() -> None:
    (first, *_) = rank("Aliyev", EVERYONE)
    assert first.speaker == ALIYEV
    assert first.tier == Tier.WORDS
    assert first.sure
    assert "".join(ALIYEV.name[i] for i in first.positions) == "Aliyev"


def test_words_before_the_name_do_not_matter() -> None:
    (first, *_) = rank("Presiden Azeri Ilham Aliyev", EVERYONE)
    assert (first.speaker, first.tier, first.sure) == (ALIYEV, Tier.ENDING, True)


def test_an_alias_is_as_good_as_the_name_and_is_named() -> None:
    (first, *_) = rank("jokowi", EVERYONE)
    assert (first.speaker, first.tier, first.alias) == (JOKOWI, Tier.EXACT, "Jokowi")


def test_initials_find_an_organization() -> None:
    assert found("BNPB")[0] == "b"


def test_a_part_of_an_organizations_name_is_not_sure() -> None:
    (first, *_) = rank("Bencana", EVERYONE)
    assert first.speaker == BNPB
    assert not first.sure


def test_the_beginnings_of_words_are_enough() -> None:
    assert found("il al")[0] == "a"
    assert found("nik")[0] == "p"


def test_case_accents_and_apostrophes_do_not_matter() -> None:
    assert found("JUMAT")[0] == "r"
    assert fold("Łukasz  Ørsted-Ünal") == fold("lukasz orsted unal")
    assert fold("S.H. O’Neill") == "sh oneill"


def test_a_slip_of_the_finger_is_forgiven() -> None:
    (first, *_) = rank("Pashinian", EVERYONE)
    assert (first.speaker, first.tier, first.sure) == (PASHINYAN, Tier.FUZZY, False)


def test_of_equals_those_of_the_article_come_first_then_those_with_more_quotes() -> None:
    three = [Speaker(i, f"{n} Aliyev") for i, n in (("1", "Adil"), ("2", "Bahar"), ("3", "Cem"))]
    assert [m.speaker.id for m in rank("Aliyev", three, ["2"])] == ["2", "1", "3"]
    by_uses = SpeakerIndex(three, {"3": 4}).rank("Aliyev", ["2"])
    assert [m.speaker.id for m in by_uses] == ["2", "3", "1"]


def test_a_last_name_comes_before_a_first_name() -> None:
    two = [Speaker("1", "Budi Santoso"), Speaker("2", "Ani Budi")]
    assert [m.speaker.id for m in rank("Budi", two)] == ["2", "1"]


def test_an_empty_query_finds_everyone_the_articles_first() -> None:
    index = SpeakerIndex(EVERYONE, {"j": 9})
    assert [m.speaker.id for m in index.rank("  ", ["b", "a"])][:3] == ["b", "a", "j"]
    assert len(index.rank("", limit=2)) == 2


def test_merged_and_deleted_speakers_are_not_offered() -> None:
    gone = [Speaker("1", "Ilham Aliyev", deleted=True), Speaker("2", "Aliyev", merged_into="a")]
    assert [m.speaker.id for m in rank("Aliyev", [*gone, ALIYEV])] == ["a"]


def test_merges_are_followed_to_the_end_and_never_in_circles() -> None:
    a, b = Speaker("a", "A", merged_into="b"), Speaker("b", "B", merged_into="c")
    c = Speaker("c", "C")
    assert canonical("a", {"a": a, "b": b, "c": c}) == c
    assert canonical("nobody", {}) is None
    circle = {"a": a, "b": Speaker("b", "B", merged_into="a")}
    assert canonical("a", circle) in circle.values()
    assert uses_by_canonical({"a": 2, "c": 3, "lost": 1}, {"a": a, "b": b, "c": c}) == {"c": 5}


@given(st.lists(names, min_size=1, max_size=12), st.data())
@settings(max_examples=150, deadline=None)
def test_the_exact_name_is_always_on_top(all_names: list[str], data: st.DataObject) -> None:
    speakers = [Speaker(str(i), name) for i, name in enumerate(all_names)]
    wanted = data.draw(st.sampled_from(speakers))
    matches = rank(wanted.name, speakers)
    if fold(wanted.name):
        assert matches[0].tier == Tier.EXACT
        assert fold(matches[0].speaker.name) == fold(wanted.name)
        assert matches[0].sure


@given(st.text(max_size=40), st.lists(st.tuples(names, names), max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_text_is_ranked_without_doubles(query: str, people: list[tuple[str, str]]) -> None:
    speakers = [Speaker(str(i), n, aliases=(a,)) for i, (n, a) in enumerate(people)]
    matches = rank(query, speakers)
    ids = [m.speaker.id for m in matches]
    assert len(ids) == len(set(ids))
    assert [m.tier for m in matches] == sorted((m.tier for m in matches), reverse=True)
    for match in matches:
        assert all(0 <= p < len(match.speaker.name) for p in match.positions)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(
    st.lists(st.text("abc é.", min_size=1, max_size=8), max_size=8), st.text("abc é.", max_size=6)
)
@settings(max_examples=100, deadline=None)
def test_one_speaker_added_is_found_as_if_all_had_been_read_together(
    found_names: list[str], query: str
) -> None:
    speakers = [Speaker(str(i), name, aliases=(name[::-1],)) for i, name in enumerate(found_names)]
    grown = SpeakerIndex(speakers[:2])
    for speaker in speakers[2:]:
        grown.add(speaker)
    assert grown.rank(query) == SpeakerIndex(speakers).rank(query)
    assert list(grown.by_id) == [speaker.id for speaker in speakers]


def test_a_speaker_is_added_once_and_only_while_living() -> None:
    index = SpeakerIndex([Speaker("a", "Ani")])
    for speaker in (Speaker("a", "Ani"), Speaker("b", "Budi", deleted=True)):
        index.add(speaker)
    assert [s.id for s in index.speakers] == ["a"]
