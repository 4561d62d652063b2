from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.candidates import Candidate, Candidates, next_kind
from reader.model import Speaker, SpeakerKind
from reader.speakers import SpeakerIndex

ALIYEV = Speaker("a", "Ilham Aliyev")
PASHINYAN = Speaker("p", "Nikol Pashinyan")
MINISTRY = Speaker("m", "Kementerian Pertahanan Armenia", SpeakerKind.ORGANIZATION)
INDEX = SpeakerIndex([ALIYEV, PASHINYAN, MINISTRY], {"a": 3})


def asked(words: str, used_here: tuple[str, ...] = (), recent: str = "") -> Candidates:
    return Candidates(INDEX, words, language="id", used_here=used_here, recent=recent)


def names(candidates: list[Candidate]) -> list[str]:
    return [("+" if c.is_new else "") + c.speaker.name for c in candidates]


def test_a_known_speaker_is_on_top_and_the_new_one_last() -> None:
    found = names(asked("Presiden Azeri Ilham Aliyev").for_words())
    assert found[0] == "Ilham Aliyev"
    assert found[-1] == "+Ilham Aliyev"


def test_an_unknown_name_is_on_top_then_the_articles_speakers() -> None:
    found = asked("Bupati Cianjur Ani Rahma", ("p", "a")).for_words()
    assert names(found)[:3] == ["+Ani Rahma", "Nikol Pashinyan", "Ilham Aliyev"]
    assert found[0].speaker.role == "Bupati Cianjur"
    assert [c.digit for c in found[:3]] == [0, 1, 2]


def test_a_country_alone_is_not_its_ministry() -> None:
    assert names(asked("Armenia").for_words())[:2] == ["+Armenia", "Kementerian Pertahanan Armenia"]


def test_a_pronoun_is_whoever_spoke_last() -> None:
    found = asked("dia", ("m", "p"), recent="p").for_words()
    assert names(found)[:3] == ["Nikol Pashinyan", "Kementerian Pertahanan Armenia", "Ilham Aliyev"]
    assert [c.digit for c in found[:2]] == [2, 1]


def test_a_pronoun_is_never_a_new_speakers_name() -> None:
    assert not any(c.is_new for c in asked("dia", ("m",), recent="m").for_words())
    assert Candidates(SpeakerIndex([]), "She", language="en").for_words() == []


def test_whom_a_suggestion_names_is_on_top_whatever_the_words_say() -> None:
    fresh = Speaker("f", "report by the engineers", SpeakerKind.UNNAMED)
    for words in ("dia", "", "Bupati Ani Rahma", "Nikol Pashinyan"):
        known = Candidates(INDEX, words, language="id", recent="p", proposed=[ALIYEV])
        assert names(known.for_words())[0] == "Ilham Aliyev"
        new = Candidates(INDEX, words, language="id", recent="p", proposed=[fresh])
        listed = new.for_words()
        assert [c.speaker.id for c in listed if c.is_new] == ["f"]
        assert listed[0].speaker.name == "report by the engineers"
        added = new.choice(listed[:1]).added
        assert [s.name for s in added] == ["report by the engineers"]
        assert added[0].created


def test_all_whom_a_suggestion_names_are_marked_together() -> None:
    both = Candidates(INDEX, "keduanya", language="id", proposed=[PASHINYAN, ALIYEV])
    assert names(both.jointly()) == ["Nikol Pashinyan", "Ilham Aliyev"]
    one = Candidates(INDEX, "Rina dan Ani", language="id", proposed=[ALIYEV])
    assert one.jointly() == []


def test_another_kind_is_kept_for_a_proposed_speaker() -> None:
    asking = Candidates(INDEX, "dia", proposed=[Speaker("f", "Halden Works")])
    (first, *_) = asking.for_words()
    asking.keep(replace(first.speaker, kind=SpeakerKind.ORGANIZATION))
    assert asking.for_words()[0].speaker.kind == SpeakerKind.ORGANIZATION


def test_a_description_that_points_back_is_whom_it_describes_or_who_spoke_last() -> None:
    governor = Speaker("g", "Rina Adi", role="Gubernur Jawa Barat")
    index = SpeakerIndex([ALIYEV, governor, MINISTRY])

    def top(words: str, recent: str = "") -> str:
        candidates = Candidates(
            index, words, language="id", used_here=("m", "g", "a"), recent=recent
        )
        return names(candidates.for_words())[0]

    assert top("gubernur itu", "a") == "Rina Adi"
    assert top("politisi itu", "a") == "Ilham Aliyev"
    assert top("kementerian itu", "a") == "Kementerian Pertahanan Armenia"
    assert top("partai itu", "a") == "+partai itu"
    assert top("politisi itu") == "+politisi itu"


def test_without_words_nobody_new_is_offered() -> None:
    assert not any(c.is_new for c in asked("", ("p",)).for_words())


def test_what_is_typed_is_offered_as_a_new_name_when_nobody_has_it() -> None:
    assert names(asked("x").for_typing("Zulaikha"))[0] == "+Zulaikha"
    found = names(asked("x").for_typing("Ali"))
    assert (found[0], found[-1]) == ("Ilham Aliyev", "+Ali")
    assert asked("x").for_typing(" ") == asked("x").for_typing("")


def test_a_role_in_the_words_goes_to_the_attribution_of_one_speaker() -> None:
    candidates = asked("Presiden Azeri Ilham Aliyev")
    choice = candidates.choice(candidates.for_words()[:1])
    assert (choice.speakers, choice.added, choice.role) == ((ALIYEV,), (), "Presiden Azeri")


def test_an_affiliation_in_the_words_goes_to_the_speaker_and_the_attribution() -> None:
    candidates = asked("Direktur RSUD Tirta Ani Rahma")
    choice = candidates.choice(candidates.for_words()[:1])
    assert (choice.role, choice.affiliation) == ("Direktur", "RSUD Tirta")
    assert [(s.role, s.affiliation) for s in choice.added] == [("Direktur", "RSUD Tirta")]


def test_two_joined_names_are_both_proposed() -> None:
    candidates = asked("Nikol Pashinyan dan Bupati Ani Rahma")
    both = candidates.jointly()
    assert names(both) == ["Nikol Pashinyan", "+Ani Rahma"]
    choice = candidates.choice(both)
    assert [s.name for s in choice.added] == ["Ani Rahma"]
    assert choice.role == ""
    assert candidates.jointly() == both
    assert asked("Ani Rahma").jointly() == []


def test_a_new_speaker_stays_the_same_one_while_the_list_changes() -> None:
    candidates = asked("Ani Rahma")
    before = candidates.for_words()[0]
    changed = Candidate(before.speaker, is_new=True)
    candidates.keep(changed.speaker)
    assert candidates.for_typing("Ani Rahma")[0].speaker is before.speaker


def test_the_kinds_go_round() -> None:
    seen = [SpeakerKind.PERSON]
    for _ in SpeakerKind:
        seen.append(next_kind(seen[-1]))
    assert seen[-1] == SpeakerKind.PERSON
    assert set(seen) == set(SpeakerKind)


@given(st.text(max_size=50), st.text(max_size=20))
@settings(max_examples=150, deadline=None)
def test_any_words_and_typing_list_everyone_once(words: str, typed: str) -> None:
    candidates = asked(words, ("m", "gone", "m"), recent="gone")
    for found in (candidates.for_words(), candidates.for_typing(typed)):
        ids = [c.speaker.id for c in found]
        assert len(ids) == len(set(ids))
        assert {c.digit for c in found} <= {0, 1}


HENDRA = Speaker("h", "Hendra Wijaya", role="Kepala Dinas")


def test_whom_suggestions_name_is_offered_behind_the_library_s_speakers() -> None:
    candidates = Candidates(INDEX, "", language="id", suggested=[HENDRA, ALIYEV])
    found = candidates.for_words()
    assert names(found)[-1] == "+Hendra Wijaya" and names(found).count("Ilham Aliyev") == 1
    assert names(candidates.for_typing("hendra")) == ["+Hendra Wijaya", "+hendra"]
    assert names(candidates.for_typing("Hendra Wijaya")) == ["+Hendra Wijaya"]
    assert "+Hendra Wijaya" not in names(candidates.for_typing("aliyev"))
    (first, *_) = candidates.for_typing("wij")
    choice = candidates.choice([first])
    assert (choice.added[0].id, choice.added[0].role) == ("h", "Kepala Dinas")
    assert choice.added[0].created
