"""Another program on the same library: does what it is told, one JSON object a line.

``python -m tests.reader.store.another FOLDER`` answers each line with one.
"""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from reader.changes import edit
from reader.store.protocol import ConflictError
from reader.store.tinydb_store import TinyStore, open_store
from tests.waiting import GENEROUS

from .nouns import action, keep, mark

ROOT = Path(__file__).parents[3]


def do(store: TinyStore, what: str, article_id: str = "", **values: Any) -> Any:
    """Do one thing and return what there is to tell about it."""
    if what == "changed":
        changed = store.changed()
        return [sorted(changed.articles), changed.speakers, changed.settings]
    if what == "speaker":
        return keep(store, values["name"]).id
    record = store.read(article_id)
    if what == "mark":
        return mark(store, record.article, **values).id
    if what == "notes":
        return {a.id: a.note for a in record.attributions}
    before = next(a for a in record.attributions if a.id == values["id"])
    if what == "wait":
        # The edit that follows is made from what is seen now.
        SEEN[before.id] = before
        return before.note
    before = SEEN.get(before.id, before)
    change = edit(before, replace(before, note=values["note"]))
    assert change
    try:
        store.commit(action(article_id, change))
    except ConflictError as conflict:
        return {"conflict": (conflict.theirs or {}).get("note")}
    return {"saved": values["note"]}


SEEN: dict[str, Any] = {}


class Another:
    """The other program, seen from this one."""

    def __init__(self, folder: Path) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.reader.store.another", folder],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Another":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._program.communicate(timeout=GENEROUS)

    def tell(self, what: str, article_id: str = "", **values: Any) -> None:
        """Say what to do without waiting for it."""
        assert self._program.stdin
        self._program.stdin.write(json.dumps([what, article_id, values]) + "\n")
        self._program.stdin.flush()

    def answer(self) -> Any:
        """Wait for the answer to what was told first."""
        assert self._program.stdout
        line = self._program.stdout.readline()
        assert line, "the other program has ended"
        return json.loads(line)

    def ask(self, what: str, article_id: str = "", **values: Any) -> Any:
        """Say what to do and return the answer."""
        self.tell(what, article_id, **values)
        return self.answer()


def main(folder: Path) -> None:
    store = open_store(folder)
    for line in sys.stdin:
        what, article_id, values = json.loads(line)
        print(json.dumps(do(store, what, article_id, **values)), flush=True)
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
