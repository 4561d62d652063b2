"""The TinyDB store keeps the promises of every store."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from reader.store.protocol import Store
from reader.store.tinydb_store import open_store

from .contract import Open, SavingContract
from .contract_bulk import BulkContract
from .contract_feeds import FeedsContract
from .contract_lists import ListsContract


@pytest.fixture
def open_again(tmp_path: Path) -> Iterator[Open]:
    with ExitStack() as stack:

        def opened() -> Store:
            return stack.enter_context(closing(open_store(tmp_path / "library")))

        yield opened


class TestSaving(SavingContract):
    pass


class TestLists(ListsContract):
    pass


class TestBulk(BulkContract):
    pass


class TestFeeds(FeedsContract):
    pass
