"""What all that changes the files of a library needs: where they are, the lock and the index."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from reader.store.history import History
from reader.store.layout import Layout
from reader.store.scan import Scanner


class Writer:
    """Changes files of one library; ``locked()`` is held meanwhile, ``scanner`` writes them."""

    def __init__(
        self,
        layout: Layout,
        locked: Callable[[], AbstractContextManager[None]],
        history: History,
        scanner: Scanner,
    ) -> None:
        self._layout, self._locked, self._history = layout, locked, history
        self._scanner = scanner
