"""Takes the picture of the README: `python -m tests.picture docs/screen.svg`."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.config import State
from reader.library import Library
from reader.starter import add_samples
from widgets.app import KutipApp
from widgets.commands import bind

_SIZE = (132, 36)
_ARTICLE = "Ferry"
_ACCEPTED = 5


async def take(path: Path) -> None:
    """Open a sample, accept the first suggestions and save the screen as SVG."""
    with TemporaryDirectory() as folder:
        os.environ |= {f"KUTIP_{kind}": folder for kind in ("CACHE", "STATE", "CONFIG")}
        library = Library.open(Path(folder, "My news"))
        add_samples(library)
        state = State(tour_done=True, samples_offered=True)
        (row,) = library.rows(f"title:{_ARTICLE}")
        state.opened[str(library.path)] = [row.id]
        app = KutipApp(library, state, bind({}))
        async with app.run_test(size=_SIZE) as pilot:
            await pilot.pause(1)
            await pilot.press("right_square_bracket")
            for _ in range(_ACCEPTED):
                await pilot.press("enter")
            await pilot.pause(1)
            path.write_text(app.export_screenshot(title="kutip"), encoding="utf-8")
        library.close()


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1])))
