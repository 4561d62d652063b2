from reader.candidates import Candidates, Choice
from reader.model import Speaker, SpeakerKind
from reader.speakers import SpeakerIndex
from tests.widgets.hosts import Host
from widgets.speaker_picker import CandidateList, SpeakerPicker

PEOPLE = [
    Speaker("a", "Ilham Aliyev", role="Presiden Azerbaijan"),
    Speaker("p", "Nikol Pashinyan", affiliation="Armenia"),
    Speaker("m", "Kementerian Pertahanan Armenia", SpeakerKind.ORGANIZATION),
    Speaker("s", "Rina Susanti", aliases=("Mak Rin",)),
]
INDEX = SpeakerIndex(PEOPLE, {"p": 12})


async def answer(words: str, *keys: str, recent: str = "") -> Choice | None:
    app = Host()
    async with app.run_test(size=(100, 30)) as pilot:
        candidates = Candidates(INDEX, words, language="id", used_here=("m", "p"), recent=recent)
        app.ask(SpeakerPicker(candidates))
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        assert len(app.results) == 1, app.screen_text()
        (result,) = app.results
        assert result is None or isinstance(result, Choice)
        return result


def names(choice: Choice | None) -> list[str]:
    assert choice is not None
    added = {s.id for s in choice.added}
    return [("+" if s.id in added else "") + s.name for s in choice.speakers]


async def test_enter_takes_a_known_speaker_from_the_words() -> None:
    choice = await answer("Presiden Azeri Ilham Aliyev", "enter")
    assert names(choice) == ["Ilham Aliyev"]
    assert choice is not None
    assert choice.role == "Presiden Azeri"


async def test_enter_takes_a_new_speaker_from_the_words() -> None:
    choice = await answer("Bupati Cianjur Herman Suherman", "enter")
    assert names(choice) == ["+Herman Suherman"]
    assert choice is not None
    assert (choice.added[0].role, choice.added[0].kind) == ("Bupati Cianjur", SpeakerKind.PERSON)


async def test_a_digit_takes_a_speaker_of_the_article_at_once() -> None:
    assert names(await answer("dia", "1")) == ["Kementerian Pertahanan Armenia"]
    assert names(await answer("Presiden Azeri Ilham Aliyev", "2")) == ["Nikol Pashinyan"]
    assert names(await answer("", "2")) == ["Nikol Pashinyan"]


async def test_a_digit_without_a_speaker_does_nothing() -> None:
    assert names(await answer("dia", "9", "1")) == ["Kementerian Pertahanan Armenia"]


async def test_a_pronoun_takes_whoever_spoke_last() -> None:
    assert names(await answer("Ia", "enter", recent="p")) == ["Nikol Pashinyan"]


async def test_the_first_letter_replaces_the_words() -> None:
    assert names(await answer("Presiden Azeri Ilham Aliyev", *"rin", "enter")) == ["Rina Susanti"]
    assert names(await answer("dia", *"mak", "space", *"rin", "enter")) == ["Rina Susanti"]


async def test_enter_on_a_name_nobody_has_makes_a_new_speaker() -> None:
    choice = await answer("Presiden Azeri Ilham Aliyev", *"Zul 7", "enter")
    assert names(choice) == ["+Zul 7"]


async def test_above_the_first_is_the_new_name() -> None:
    assert names(await answer("Aliyev", "up", "enter")) == ["+Aliyev"]
    assert names(await answer("x", *"nik", "ctrl+p", "enter")) == ["+nik"]


async def test_several_are_marked_with_tab_or_blank() -> None:
    marked = await answer("dia", "space", "space", "enter")
    assert names(marked) == ["Kementerian Pertahanan Armenia", "Nikol Pashinyan"]
    typed = await answer("", *"ali", "tab", *"zul", "tab", "enter")
    assert names(typed) == ["Ilham Aliyev", "+zul"]
    unmarked = await answer("", "tab", "up", "tab", "down", "tab", "enter")
    assert len(names(unmarked)) == 1


async def test_what_is_typed_after_a_mark_is_taken_too() -> None:
    assert names(await answer("", *"ali", "tab", *"nikol", "enter")) == [
        "Ilham Aliyev",
        "Nikol Pashinyan",
    ]


async def test_a_joint_source_is_two_speakers_until_something_else_is_said() -> None:
    words = "Nikol Pashinyan dan Herman Suherman"
    assert names(await answer(words, "enter")) == ["Nikol Pashinyan", "+Herman Suherman"]
    assert names(await answer(words, "1")) == ["Kementerian Pertahanan Armenia"]
    assert names(await answer(words, *"rina", "enter")) == ["Rina Susanti"]


async def test_the_kind_of_a_new_speaker_can_be_changed() -> None:
    choice = await answer("Herman Suherman", "ctrl+k", "ctrl+k", "enter")
    assert choice is not None
    assert choice.added[0].kind == SpeakerKind.GROUP
    known = await answer("Aliyev", "ctrl+k", "enter")
    assert names(known) == ["Ilham Aliyev"]


async def test_escape_gives_up() -> None:
    assert await answer("Aliyev", *"ni", "escape") is None


async def test_a_click_takes_a_candidate() -> None:
    app = Host()
    async with app.run_test(size=(100, 30)) as pilot:
        app.ask(SpeakerPicker(Candidates(INDEX, "dia", used_here=("m", "p"))))
        await pilot.pause()
        await pilot.click(CandidateList, offset=(10, 1))
        await pilot.pause()
        assert names(app.results[0]) == ["Nikol Pashinyan"]


async def test_what_is_known_of_each_is_shown_beside_the_key() -> None:
    app = Host()
    async with app.run_test(size=(100, 30)) as pilot:
        app.ask(SpeakerPicker(Candidates(INDEX, "dia", used_here=("m", "p"))))
        await pilot.pause()
        text = app.screen_text()
        assert "2 ● Nikol Pashinyan" in text
        assert "1 ◆ Kementerian Pertahanan Armenia" in text
        assert "Presiden Azerbaijan" in text
        assert "12" in text
        await pilot.press(*"mak")
        assert "= Mak Rin" in app.screen_text()


async def test_hostile_words_are_plain_text() -> None:
    app = Host()
    async with app.run_test(size=(60, 24)) as pilot:
        app.ask(SpeakerPicker(Candidates(INDEX, "[@click=app.quit]\x1b[31m Budi\n\u202eX")))
        await pilot.pause()
        text = app.screen_text()
        assert "[@click=app.quit][31m Budi X" in text
        assert "\x1b" not in text
        await pilot.press("[", "/", "]", "enter")
        assert names(app.results[0]) == ["+[/]"]
