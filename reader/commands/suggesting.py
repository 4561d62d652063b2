"""The command that proposes who said what, `kutip suggest`: a quote extractor for pipes."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.commands.common import Meter, emit, opened, say, takes_format, takes_output
from reader.commands.sources import Reading
from reader.export.formats import OptionError
from reader.ingest.corpus import read_corpus
from reader.ingest.sources import Failure
from reader.model import Article
from reader.store.protocol import StoreError
from reader.suggest.many import MOST_JOBS, render_all
from reader.suggest.output import Form, Text, header

_ID = re.compile(r"[0-9a-f]+")


class _Texts:
    """The texts that the command line names; tells people about those that cannot be had."""

    def __init__(self, args: Namespace) -> None:
        self._args = args
        self._reading = Reading()
        self._failed = False

    def __iter__(self) -> Iterator[Text]:
        if self._args.corpus:
            yield from self._rows()
            return
        for source in self._args.sources:
            articles = self._stored(source) if _names_article(source) else self._read(source)
            for article in articles:
                yield Text(article.id, article.language, article.text, article.blocks)

    @property
    def status(self) -> int:
        """The exit status: 1 when something could not be read."""
        return int(self._failed) or self._reading.status

    def _rows(self) -> Iterator[Text]:
        for row in read_corpus(self._args.corpus):
            if isinstance(row, Failure):
                self._failed = True
                say(str(row.error))
            else:
                yield Text(*row)

    def _read(self, source: str) -> Iterator[Article]:
        return (incoming.article for incoming in self._reading([source]))

    def _stored(self, article_id: str) -> Iterator[Article]:
        try:
            with opened(self._args) as library:
                article = library.read(library.find(article_id)).article
        except StoreError as error:
            self._failed = True
            say(str(error))
        else:
            yield article


def arguments_suggest(parser: ArgumentParser) -> None:
    """Say what `kutip suggest` takes."""
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE|ID",
        help="what `kutip extract` takes, or an article of the library; a file goes before an id",
    )
    parser.add_argument(
        "--corpus", metavar="FILE", help="JSON lines {id, lang or language, text}; - for stdin"
    )
    takes_format(parser, "jsonl", "csv")
    parser.add_argument(
        "--min-confidence",
        type=_share,
        default=0.0,
        metavar="X",
        help="only what is at least so likely to be right: from 0 to 1, or per cent as 60 or 60%% "
        "(default: all)",
    )
    parser.add_argument(
        "--explain", action="store_true", help="say what made each: rule, cue entry, antecedent"
    )
    parser.add_argument(
        "--jobs", type=_jobs, default=1, metavar="N", help="processes to work with (default: 1)"
    )
    takes_output(parser)
    parser.set_defaults(more="sources")


def run_suggest(args: Namespace) -> int:
    """Print who seems to say what; nothing is stored, and what was rejected is there too."""
    if args.corpus and args.sources:
        raise OptionError("name sources and ids, or a --corpus, and not both")
    if not args.corpus and not args.sources:
        raise OptionError(
            "name what to read: files, addresses, ids of articles, - for standard input, or "
            "--corpus FILE"
        )
    texts = _Texts(args)
    emit(
        _pieces(texts, Form(args.format, args.min_confidence, args.explain), args.jobs), args.output
    )
    return texts.status


def _pieces(texts: Iterable[Text], form: Form, jobs: int) -> Iterator[bytes]:
    yield header(form)
    done = 0
    with Meter("suggesting for article") as meter:
        for batch in render_all(texts, form, jobs):
            done += len(batch)
            meter(done)
            yield from batch


def _names_article(source: str) -> bool:
    return _ID.fullmatch(source) is not None and not Path(source).exists()


def _share(value: str) -> float:
    number = value.removesuffix("%")
    try:
        share = float(number)
    except ValueError:
        share = -1.0
    if number == value and 1 < share < 2:
        raise ArgumentTypeError(
            f"{value} can mean two things: write {value}% for per cent, {share / 100:g} as a share"
        )
    if share > 1 or number != value:
        share /= 100
    if not 0 <= share <= 1:
        raise ArgumentTypeError(f"{value} is no number from 0 to 1, nor per cent up to 100")
    return share


def _jobs(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= MOST_JOBS:
        raise ArgumentTypeError(f"{value} is no number from 1 to {MOST_JOBS}")
    return int(value)
