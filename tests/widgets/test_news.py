from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.desk import TEXT, at_the_desk
from widgets.news import CALM, LATEST, QUIET, Moments, wait_of
from widgets.screens.settings import SettingsScreen

MOMENTS = st.floats(0, 1000)


def test_the_first_news_is_painted_at_once_when_no_hand_is_at_work() -> None:
    assert wait_of(100, Moments(came=100)) == 0


def test_news_waits_until_the_hands_rest() -> None:
    assert wait_of(100, Moments(key=100, came=100)) == QUIET
    assert wait_of(100 + QUIET, Moments(key=100, came=100)) == 0


def test_two_paintings_are_not_close_to_each_other() -> None:
    assert wait_of(100, Moments(painted=100, came=100)) == CALM


def test_news_is_painted_in_the_end_while_keys_keep_coming() -> None:
    moments = Moments(key=100 + LATEST, painted=100, came=100)
    assert wait_of(100 + LATEST, moments) == 0
    assert wait_of(100 + LATEST - QUIET / 2, moments) == QUIET / 2


@given(MOMENTS, MOMENTS, MOMENTS, MOMENTS)
def test_no_wait_is_longer_than_the_longest(
    now: float, key: float, painted: float, came: float
) -> None:
    now = max(now, key, painted, came)
    moments = Moments(key, painted, came)
    wait = wait_of(now, moments)
    assert 0 <= wait <= LATEST
    assert wait_of(now + wait + 1e-6, moments) == 0


async def test_all_that_waits_is_painted_in_one_turn(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        painted: list[str] = []

        def told(kind: str, words: str) -> None:
            async def read() -> Callable[[], None]:
                painted.append(f"read {kind}")
                return lambda: painted.append(words)

            hands.desk.news.bring(kind, read)

        await hands.press("j")
        told("a", "old")
        told("b", "other")
        told("a", "new")
        assert not painted and hands.desk.news.waits
        await hands.settle()
        assert painted == ["read a", "read b", "new", "other"]
        assert not hands.desk.news.waits


async def test_nothing_is_painted_under_a_dialog_until_it_closes(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT) as hands:
        shown: list[str] = []

        async def read() -> Callable[[], None]:
            return lambda: shown.append(type(hands.app.screen).__name__)

        await hands.press("g", "n")
        await hands.until(lambda: hands.stands_before(SettingsScreen))
        hands.desk.news.bring("mine", read)
        for _ in range(20):
            await hands.pilot.pause()
        assert hands.desk.news.waits and not shown
        assert not [w for w in hands.app.workers if w.group == "news"]
        await hands.press("escape")
        await hands.until(lambda: not hands.desk.news.waits)
        assert shown == ["Desk"]
