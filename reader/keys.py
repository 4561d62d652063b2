"""Keys typed one by one become commands with counts: Textual's bindings know no sequences.

A key is written as Textual names it (``ctrl+d``, ``pagedown``) or, when it prints, as what it
prints (``"``, ``G``, ``>``); a sequence is its keys with blanks between them: ``g g``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

Sequence = tuple[str, ...]

_MOST_REPEATS = 9999
"""A larger count is a cat on the keyboard."""


class KeymapError(ValueError):
    """A keymap file cannot be used; the message says where and why."""


def parse_sequence(text: str) -> Sequence:
    """Return the keys of a sequence written with blanks: ``"g g"`` → ``("g", "g")``."""
    return tuple(text.split())


@dataclass(frozen=True, slots=True)
class Hit:
    """A sequence is complete."""

    command: str
    count: int | None
    """The number typed before it, None when there was none."""


@dataclass(frozen=True, slots=True)
class Pending:
    """More keys are needed."""


@dataclass(frozen=True, slots=True)
class Miss:
    """No command begins like this; the keys typed so far are forgotten."""


class KeyParser:
    """Feeds on keys, one at a time, and tells when they make a command."""

    def __init__(self, table: Mapping[Sequence, str]) -> None:
        self._table = table
        self._prefixes = {s[:n] for s in table for n in range(1, len(s))}
        self._typed: Sequence = ()
        self._count = ""

    @property
    def pending(self) -> str:
        """What was typed and waits for more, as the status line shows it."""
        return self._count + "".join(self._typed)

    @property
    def following(self) -> Mapping[Sequence, str]:
        """What may be typed next to make a command of a sequence that is begun, and which."""
        typed = self._typed
        here = ((s, c) for s, c in self._table.items() if typed and s[: len(typed)] == typed)
        return {sequence[len(typed) :]: command for sequence, command in here}

    def reset(self) -> None:
        """Forget what was typed."""
        self._typed, self._count = (), ""

    def feed(self, key: str) -> Hit | Pending | Miss:
        """Take one key. Digits before a sequence are its count; ``0`` only continues one."""
        if not self._typed and key.isdecimal() and len(key) == 1 and (self._count or key != "0"):
            self._count = (self._count + key)[-5:]
            return Pending()
        typed = (*self._typed, key)
        if typed in self._table:
            count = min(int(self._count), _MOST_REPEATS) if self._count else None
            self.reset()
            return Hit(self._table[typed], count)
        if typed in self._prefixes:
            self._typed = typed
            return Pending()
        self.reset()
        return Miss()


class Clash(NamedTuple):
    """Two commands of one pane want the same keys, or one's keys begin the other's."""

    keys: str
    kept: str
    dropped: str


def sequence_table(
    keys: Iterable[tuple[str, Iterable[str]]],
) -> tuple[dict[Sequence, str], list[Clash]]:
    """Return the table of one pane from (command, its sequences) pairs, and what clashed.

    The first command to ask for keys has them.
    """
    table: dict[Sequence, str] = {}
    begun: dict[Sequence, str] = {}
    clashes = []
    for command, sequences in keys:
        for text in sequences:
            sequence = parse_sequence(text)
            beginnings = [sequence[:n] for n in range(1, len(sequence) + 1)]
            shorter = (table[start] for start in beginnings if start in table)
            holder = begun.get(sequence) or next(shorter, None)
            if holder is None:
                table[sequence] = command
                for start in beginnings:
                    begun.setdefault(start, command)
            elif holder != command:
                clashes.append(Clash(text, holder, command))
    return table, clashes


def read_keymap(path: Path, known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return what a keymap file overrides, by command id; nothing when there is no file.

    Raises KeymapError naming the line or the command that is wrong.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise _unusable(path, error) from None
    import tomllib

    try:
        value = tomllib.loads(data.decode())
    except ValueError as error:
        raise _unusable(path, error) from None
    overrides = value.get("keys", {})
    if not isinstance(overrides, dict):
        raise KeymapError(f"{path}: [keys] must be a table of command = [keys]")
    commands = set(known)
    found = {}
    for command, keys in overrides.items():
        if command not in commands:
            raise KeymapError(f"{path}: {command} is no command; `kutip keys` prints them all")
        wanted = [keys] if isinstance(keys, str) else keys
        if not isinstance(wanted, list) or not all(map(_can_be_typed, wanted)):
            raise KeymapError(f'{path}: {command} takes keys such as ["g g", "home"], not digits')
        found[command] = tuple(wanted)
    return found


def _unusable(path: Path, error: Exception) -> KeymapError:
    return KeymapError(f"{path}: {error}; mend the file or take it away")


def _can_be_typed(keys: object) -> bool:
    """Tell whether keys make a sequence; one that begins with a digit would be a count."""
    return isinstance(keys, str) and bool(keys.strip()) and keys.split()[0] not in set("123456789")
