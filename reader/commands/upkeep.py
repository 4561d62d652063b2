"""The commands that keep a library in order: `kutip check` and `kutip samples`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from reader.commands.common import Meter, emit, opened, say, takes_output
from reader.commands.tables import clean


def arguments_check(parser: ArgumentParser) -> None:
    """Say what `kutip check` takes."""
    parser.add_argument("--repair", action="store_true", help="mend what can be mended")
    takes_output(parser)


def run_check(args: Namespace) -> int:
    """Verify the library, one line a finding; the status is 1 when something is still wrong."""
    with opened(args) as library, Meter("checking file") as meter:
        findings = list(library.check(args.repair, meter))
    lines = (f"{clean(f.path)}: {clean(f.problem)}; {clean(f.remedy)}\n" for f in findings)
    emit((line.encode() for line in lines), args.output)
    wrong = sum(not finding.repaired for finding in findings)
    mended = len(findings) - wrong
    if wrong and not args.repair:
        say(f"{wrong} found; `kutip check --repair` mends what can be mended")
    elif findings:
        say(f"{mended} mended, {wrong} still wrong")
    else:
        say("everything is as it should be")
    return 1 if wrong else 0


def arguments_samples(parser: ArgumentParser) -> None:
    """Say what `kutip samples` takes."""
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--add", action="store_true", help="add them, tagged sample; print the ids")
    choice.add_argument("--remove", action="store_true", help="take out what is tagged sample")


def run_samples(args: Namespace) -> int:
    """Add the articles that come with kutip to the library, or remove them."""
    from reader.starter import add_samples, remove_samples, sample_files

    if not (args.add or args.remove):
        emit(f"{file.name}\n".encode() for file in sample_files())
        say("`kutip samples --add` adds them to the library, `--remove` takes them out")
        return 0
    with opened(args, create=args.add) as library:
        if args.add:
            emit(f"{i}\n".encode() for i in add_samples(library))
        else:
            say(f"{remove_samples(library)} sample articles removed")
    return 0
