import asyncio
from dataclasses import replace

from textual.widgets._toast import Toast

from reader.ingest.plain import article_from_text
from reader.model import Article, BlockRole
from tests.waiting import GENEROUS
from tests.widgets.hosts import Host
from widgets.screens.article_form import ArticleForm, BlockList

ARTICLE = article_from_text(
    "Banjir surut\n\nOleh Ani Rahma\n\nAir turun. [b]Warga[/] pulang.\n\nBaca juga: Banjir naik\n",
    language="id",
)


ADDRESS = [field.name for field in ArticleForm.fields].index("url")
"""How far below the first field that of the address is."""


async def corrected(*keys: str, article: Article = ARTICLE) -> tuple[list[Article | None], str]:
    app = Host()
    async with app.run_test(size=(100, 30)) as pilot:
        app.ask(ArticleForm(article))
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        return app.results, app.screen_text()


async def test_a_field_is_corrected_and_the_rest_stays() -> None:
    results, _ = await corrected("end", "exclamation_mark", "enter")
    assert results == [replace(ARTICLE, title=ARTICLE.title + "!")]


async def test_fields_and_blocks_are_shown_as_plain_text() -> None:
    _, text = await corrected()
    assert "Ani Rahma" in text
    assert "[b]Warga[/]" in text
    assert "promo" in text


async def test_a_wrong_date_keeps_the_form_open_with_what_was_typed() -> None:
    results, text = await corrected(*["down"] * 5, *"soon", "enter")
    assert results == []
    assert "Published: write it as" in text
    assert "soon" in text


async def test_the_role_of_a_block_is_changed_with_arrows_or_a_menu() -> None:
    to_blocks = ["down"] * 12
    results, _ = await corrected(*to_blocks, "down", "right", "ctrl+s")
    assert results[0] is not None
    before, after = ARTICLE.blocks, results[0].blocks
    assert after[1].role == BlockRole.DATELINE
    assert [b.start for b in after] == [b.start for b in before]
    results, _ = await corrected(*to_blocks, "enter", "2", "ctrl+s")
    assert results[0] is not None
    assert results[0].blocks[0].role == BlockRole.STANDFIRST


async def test_what_was_typed_is_not_thrown_away_at_once() -> None:
    results, text = await corrected("x", "escape")
    assert results == []
    assert "Esc again throws away" in text
    assert (await corrected("x", "escape", "escape"))[0] == [None]
    assert (await corrected("escape"))[0] == [None]
    role_only, _ = await corrected(*["down"] * 12, "right", "escape")
    assert role_only == []


async def test_the_arrows_leave_the_blocks_at_their_ends() -> None:
    app = Host()
    async with app.run_test(size=(100, 30)) as pilot:
        app.ask(ArticleForm(ARTICLE))
        await pilot.pause()
        await pilot.press(*["down"] * 12)
        assert isinstance(app.focused, BlockList)
        await pilot.press("pagedown", "pageup", "up")
        assert app.focused is not None
        assert app.focused.id == "note"


async def test_an_assumed_zone_is_told() -> None:
    article = replace(ARTICLE, published_zone_assumed=True, blocks=())
    _, text = await corrected(article=article)
    assert "names no zone" in text
    assert "This article has no blocks." in text


async def test_a_password_in_an_address_is_left_out_and_that_is_said() -> None:
    app = Host()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        app.ask(ArticleForm(ARTICLE))
        await pilot.pause()
        await pilot.press(*["down"] * ADDRESS, *"https://me:hemlig@a.example/1", "enter")
        async with asyncio.timeout(GENEROUS):
            while not (told := [str(toast.render()) for toast in app.screen.query(Toast)]):
                await pilot.pause(0.01)
        assert "The user name and password in the address were left out" in told[0]
        assert [article and article.url for article in app.results] == ["https://a.example/1"]
