"""The command `kutip`: finds the command that was asked for and loads no more than that needs."""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from reader import __version__

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

INTERRUPTED, PIPE_CLOSED = 130, 141
"""Exit statuses as a shell gives them to what SIGINT and SIGPIPE end."""

_NEGATED_TERM = re.compile(
    r"-(title|site|tag|state|lang|author|speaker|type|id|feed|folder|is|before|after):."
)


class Command(NamedTuple):
    """Where a command is defined, and what its help says."""

    module: str
    """A module of ``reader.commands`` with ``arguments_NAME(parser)`` and ``run_NAME(args)``."""
    help: str


COMMANDS = {
    "open": Command("", "the screen; files and URLs are added first"),
    "add": Command("sources", "add files, folders, URLs or - for standard input; print the ids"),
    "list": Command("reading", "the articles of the library"),
    "show": Command("reading", "an article with its quotes"),
    "extract": Command("sources", "take texts apart, store nothing: JSON on standard output"),
    "suggest": Command("suggesting", "propose who said what, store nothing: JSON lines or CSV"),
    "feeds": Command("feeds", "the feeds of the library: list, name, let go of them; OPML out"),
    "refresh": Command("feeds", "look for what is new in the feeds, all of them or some"),
    "refetch": Command("refetching", "fetch articles again; keep what changed as a new version"),
    "export": Command("transfer", "take annotations away as CSV or JSON"),
    "import": Command("importing", "bring an export back in, or an OPML list of feeds"),
    "stats": Command("counting", "who speaks how much: by speaker, type, site, month"),
    "speakers": Command("counting", "the speakers and how often they are quoted"),
    "keys": Command("", "print the default keys as a keymap file, ready to be edited"),
    "check": Command("upkeep", "verify every file, the index and every quote's text"),
    "samples": Command("upkeep", "list the sample articles, add them, or remove them"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for and return the exit status.

    0 done, 1 the work failed, 2 wrong usage; 130 and 141 as a shell gives them.
    """
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except Exception as error:
        if os.environ.get("KUTIP_DEBUG"):
            raise
        from reader.commands.common import say
        from reader.commands.failures import explain

        message, status = explain(error)
        _drop_output()
        say(message)
        return status


def _run(argv: Sequence[str]) -> int:
    if not argv:
        return _show(None, ())
    from argparse import ArgumentParser

    before, name, after = _divided(argv)
    parser = _parser()
    general = parser.parse_args(before)
    if name not in COMMANDS:
        from reader.text.passwords import without_password

        name = without_password(name)
        parser.error(f"there is no command {name}; to read a file: kutip open {name}")
    command = COMMANDS[name]
    arguments, run = _functions(name, command)
    own = ArgumentParser(f"kutip {name}", description=command.help + ".", allow_abbrev=False)
    _takes_library(own)
    arguments(own)
    args = _parsed(own, after)
    args.library = args.library or general.library
    return run(args)


def _divided(argv: Sequence[str]) -> tuple[Sequence[str], str, Sequence[str]]:
    """Return what stands before the command, the command (``open`` when none), what follows."""
    place = 0
    while place < len(argv) and argv[place].startswith("-"):
        place += 2 if argv[place] == "--library" else 1
    if place >= len(argv):
        return argv, "open", ()
    return argv[:place], argv[place], argv[place + 1 :]


def _parser() -> ArgumentParser:
    from argparse import ArgumentParser, RawDescriptionHelpFormatter

    width = max(map(len, COMMANDS))
    listed = "\n".join(f"  {name:{width}}  {c.help}" for name, c in COMMANDS.items())
    parser = ArgumentParser(
        "kutip",
        usage="kutip [--library DIR] [COMMAND …]",
        description="Read news in panes, mark who said what, take it away as CSV or JSON.",
        epilog=f"commands:\n{listed}\n\nWithout a command kutip opens its screen. "
        "`kutip COMMAND --help` tells more.",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"kutip {__version__}")
    _takes_library(parser)
    return parser


def _takes_library(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--library",
        metavar="DIR",
        help="the library's folder; without it KUTIP_LIBRARY, else one in your data folder",
    )


def _functions(
    name: str, command: Command
) -> tuple[Callable[[ArgumentParser], None], Callable[[Namespace], int]]:
    if not command.module:
        return {"open": (_arguments_open, _open), "keys": (_arguments_keys, _keys)}[name]
    module = import_module(f"reader.commands.{command.module}")
    return getattr(module, f"arguments_{name}"), getattr(module, f"run_{name}")


def _parsed(parser: ArgumentParser, argv: Sequence[str]) -> Namespace:
    """Parse ``argv``; words of the positional that may stand anywhere are gathered.

    argparse alone refuses words behind an option, and takes ``-site:…`` for one.
    """
    args, extra = parser.parse_known_args(argv)
    more = getattr(args, "more", "")
    wrong = [e for e in extra if e.startswith("-") and not _NEGATED_TERM.match(e)]
    if wrong or (extra and not more):
        parser.error(f"unrecognized arguments: {' '.join(wrong or extra)}")
    if more:
        setattr(args, more, [*getattr(args, more), *extra])
    return args


def _arguments_open(parser: ArgumentParser) -> None:
    parser.add_argument(
        "sources", nargs="*", metavar="ID|FILE|URL", help="what to show; a file or URL is added"
    )
    parser.set_defaults(more="sources")


def _open(args: Namespace) -> int:
    return _show(args.library, args.sources)


def _show(folder: str | None, sources: Sequence[str]) -> int:
    streams = (sys.stdin, sys.stdout, sys.stderr)  # Textual draws on standard error
    if not all(stream is not None and stream.isatty() for stream in streams):
        from reader.commands.common import say

        say(
            "the screen needs a terminal; without one use kutip add, list, show, export, stats, "
            "speakers (kutip --help lists all)"
        )
        return 1
    # Until the first frame hardly anything becomes garbage; the app turns collection on again.
    gc.disable()
    from reader.commands.common import library_in
    from reader.starter import add_samples, is_new

    with library_in(folder, create=True) as library:
        ids: list[str] = []
        if sources:
            from reader.commands.sources import ids_of

            ids, status = ids_of(library, sources)
            if status:
                return status
        elif is_new(library):
            add_samples(library)
        from widgets.app import run

        return run(library, ids)


def _arguments_keys(parser: ArgumentParser) -> None:
    from reader.commands.common import takes_output

    takes_output(parser)


def _keys(args: Namespace) -> int:
    from reader.commands.common import emit, say
    from reader.config import keymap_file
    from widgets.commands import keymap_text

    emit([keymap_text().encode()], args.output)
    say(f"kutip reads its keys from {keymap_file()}")
    return 0


def _drop_output() -> None:
    """Keep the interpreter from writing, at its end, what cannot be written."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
