"""Keeps a later version and kills itself at the nth file put in its place; run as a program.

``python -m tests.reader.renewing_killed LIBRARY ARTICLE PAGE N``; it ends with 0 when it lived.
"""

import os
import signal
import sys
from pathlib import Path

from reader.ingest.html import article_from_html
from reader.library import Library
from reader.renewing import renew


def main(folder: str, article_id: str, page: str, number: int) -> None:
    library = Library.open(Path(folder))
    data = Path(page).read_bytes()
    left = number

    def watch(event: str, _: tuple[object, ...]) -> None:
        nonlocal left
        if event == "os.rename":
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    renew(library, article_id, article_from_html(data, library.read(article_id).article.url), data)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
