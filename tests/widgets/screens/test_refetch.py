import asyncio
from functools import partial
from pathlib import Path

from reader.ingest.plain import article_from_text
from reader.library import Library
from reader.model import Attribution, Span, new_id
from reader.refetching import refetch
from reader.relatives import Relation, relatives
from reader.renewing import Refetched
from tests.servers import LoopbackServer, Respond, answer, silent
from tests.waiting import GENEROUS
from tests.widgets.desk import Hands, at_the_desk
from tests.widgets.hosts import Host, cells_of
from widgets.dialogs import Menu
from widgets.screens.refetch import RefetchScreen

KEPT = "Air Sungai Wirna turun sejak Senin pagi, kata Wali Kota Sari Dewi kepada wartawan di balai."
LOST = "Jembatan lama akan dibongkar pekan depan, kata kepala dinas pekerjaan umum dalam rapat."
REST = (
    "Warga di hilir mulai membersihkan rumah dan menjemur kasur di halaman masing-masing.",
    "Pasar Banyu dibuka kembali sesudah empat hari, dengan separuh pedagang yang biasanya ada.",
    "Petugas memeriksa tanggul di tiga tempat dan tidak menemukan retakan yang baru di sana.",
)


def page(*paragraphs: str) -> bytes:
    body = "".join(f"<p>{p}</p>" for p in (*paragraphs, *REST))
    head = "<title>Air sungai turun di Wirna</title>"
    return (
        f"<!doctype html><html lang=id><head>{head}</head><body><article>"
        f"<h1>Air sungai turun di Wirna</h1>{body}</article></body></html>"
    ).encode()


def kept(library: Library, server: LoopbackServer) -> str:
    """Keep the article as its page is now, with a quote in each of its first paragraphs."""
    from reader.ingest.pages import fetch_article

    article, original = fetch_article(server.url("/a"))
    library.add(article, original)
    for words in (KEPT, LOST):
        start = article.text.index(words)
        span = Span(start, start + words.index(", kata"))
        library.mark(Attribution(new_id(), article.id, (span,)))
    return article.id


async def fetched_again(library: Library, article_id: str, *keys: str) -> tuple[Host, str]:
    article = library.read(article_id).article
    app = Host()
    async with app.run_test(size=(90, 30), notifications=True) as pilot:
        app.ask(RefetchScreen(partial(refetch, library, article_id), article, "gv"))
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("enter")  # it is trusted
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = app.screen_text()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        return app, shown


async def on_a_page(folder: Path, first: Respond, then: Respond, *keys: str) -> tuple[Host, str]:
    library = Library.open(folder / "library")
    with LoopbackServer() as server:
        server.routes["/a"] = first
        article_id = await asyncio.to_thread(kept, library, server)
        server.routes["/a"] = then
        return await fetched_again(library, article_id, *keys)


async def test_an_address_of_this_machine_is_asked_about_before_it_is_fetched(
    tmp_path: Path,
) -> None:
    library = Library.open(tmp_path / "library")
    with LoopbackServer() as server:
        server.routes["/a"] = answer(200, page(KEPT, LOST))
        article_id = await asyncio.to_thread(kept, library, server)
        article = library.read(article_id).article
        app = Host()
        async with app.run_test(size=(90, 30)) as pilot:
            app.ask(RefetchScreen(partial(refetch, library, article_id), article, "gv"))
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            text = app.screen_text()
            await pilot.press("escape")
        assert "leads to this machine or a private network" in text
        assert server.url("/a") in text and "⏎ fetch it all the same" in text
        assert len(server.asked("/a")) == 1
        assert app.results == [None]


async def test_a_page_that_says_the_same_changes_nothing(tmp_path: Path) -> None:
    same = answer(200, page(KEPT, LOST))
    app, text = await on_a_page(tmp_path, same, same)
    assert "Unchanged: the page" in text
    assert app.results == [None]


async def test_a_changed_page_shows_which_quotes_were_found_and_which_not(tmp_path: Path) -> None:
    before = answer(200, page(KEPT, LOST))
    after = answer(200, page("Pembaruan: hujan diperkirakan turun lagi besok sore.", KEPT))
    app, text = await on_a_page(tmp_path, before, after, "enter")
    assert "1 quote found again word for word" in text
    assert "1 quote not found; this version keeps them:" in text
    assert "✗ Jembatan lama akan dibongkar pekan depan" in text
    (result,) = app.results
    assert result.version_id and result.version_id != result.article_id


async def test_a_page_that_cannot_be_had_leaves_everything(tmp_path: Path) -> None:
    before = answer(200, page(KEPT, LOST))
    app, text = await on_a_page(tmp_path, before, answer(404, b"no"), "escape")
    assert "The article is as it was." in text
    assert "404" in text
    assert app.results == [None]


async def test_a_fetch_is_stopped(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    with LoopbackServer() as server:
        server.routes["/a"] = answer(200, page(KEPT, LOST))
        article_id = await asyncio.to_thread(kept, library, server)
        server.routes["/a"] = silent(GENEROUS)
        article = library.read(article_id).article
        app = Host()
        async with app.run_test() as pilot:
            app.ask(RefetchScreen(partial(refetch, library, article_id), article, "gv"))
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.press("enter")
            while not server.asked("/a")[1:]:
                await pilot.pause()
            await pilot.press("escape")
            await pilot.pause()
            assert app.results == [None]
            await app.workers.wait_for_complete()
        assert library.counts().articles == 1


async def with_two_versions(hands: Hands, server: LoopbackServer) -> tuple[str, str]:
    server.routes["/a"] = answer(200, page(KEPT, LOST))
    before = await asyncio.to_thread(kept, hands.library, server)
    server.routes["/a"] = answer(200, page("Pembaruan: hujan turun lagi besok sore.", KEPT))
    done = await asyncio.to_thread(partial(refetch, hands.library, before, local=True))
    return before, done.version_id


async def test_the_ways_between_versions_are_shown_and_taken(tmp_path: Path) -> None:
    with LoopbackServer() as server:
        async with at_the_desk(tmp_path, size=(140, 30)) as hands:
            before, after = await with_two_versions(hands, server)
            hands.desk.open_article(before)
            await hands.settle()
            assert "later version: gv" in cells_of(hands.app)
            await hands.press("g", "v")
            await hands.until(lambda: hands.stands_before(Menu))
            await hands.press("enter")
            await hands.settle()
            assert hands.desk.reading.article.id == after
            assert "earlier version: gv" in cells_of(hands.app)


def test_relatives_are_versions_and_copies_that_are_in_sight(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    words = " ".join(f"kata{n} sungai" for n in range(200))
    first = article_from_text(f"Air turun\n\n{words}.\n")
    second = article_from_text(f"Air turun\n\n{words} lagi.\n")
    for article in (first, second):
        library.add(article, article.text.encode())
    (found,) = relatives(library, second.id)
    assert (found.relation, found.article_id) == (Relation.NEAR, first.id)
    (found,) = relatives(library, first.id)
    assert found.article_id == second.id
    library.delete([second.id])
    assert relatives(library, first.id) == []


async def test_what_nobody_foresaw_is_told_like_any_other_fault() -> None:
    def fail(**how: object) -> Refetched:
        raise ArithmeticError("unforeseen [b]")

    app = Host()
    async with app.run_test(size=(90, 30)) as pilot:
        app.ask(RefetchScreen(fail, article_from_text("Air turun."), "gv"))
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = app.screen_text()
    assert "The article is as it was." in shown and "Fetching" not in shown
    assert "ArithmeticError: unforeseen [b]" in shown
