"""Nobody waits for a turn at the line of changes once the program ends."""

import asyncio
import threading

from reader.store.protocol import StoreError
from tests.waiting import ending_of, until
from widgets.saver import Saver


def saver() -> Saver:
    return Saver(lambda _: None, lambda _: None)


def ending_of_a_turn(line: Saver, late: bool) -> BaseException | None:
    """Return what came of a turn that a thread of the pool asks for as the program ends."""
    ended, over = threading.Event(), threading.Event()
    told: list[BaseException | None] = []

    def asks() -> None:
        if late:
            until(ended, "the end of the worker")
        try:
            line.in_turn(lambda: None)
        except BaseException as error:
            told.append(error)

    async def program() -> None:
        loop = asyncio.get_running_loop()
        worker = asyncio.create_task(line.run())
        await asyncio.sleep(0)
        line.submit(lambda: until(over, "the other change"), lambda _: None)
        loop.run_in_executor(None, asks)
        while not late and line.state.waiting < 2:
            await asyncio.sleep(0)
        worker.cancel()
        await asyncio.wait([worker])
        ended.set()

    try:
        hung = ending_of(lambda: asyncio.run(program()), lambda: None)
    finally:
        over.set()
    assert hung is None
    return told[0]


def test_who_waits_in_line_is_told_that_the_program_ends() -> None:
    assert isinstance(ending_of_a_turn(saver(), late=False), StoreError)


def test_who_comes_after_the_end_is_told_so() -> None:
    assert isinstance(ending_of_a_turn(saver(), late=True), StoreError)
