"""Every command of the screen in one table: keys, footer, palette, help and docs come from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reader.keys import Clash, Sequence, sequence_table
from widgets.command_table import TABLE

ARTICLE, LIBRARY, QUOTES, VISUAL, DESK = "article", "library", "attributions", "visual", "desk"

FEEDS = "feeds"
"""The screen of the feeds, which has keys of its own and none of the desk's."""

PANES = (ARTICLE, LIBRARY, QUOTES, VISUAL)
"""Where keys go: the focused pane's, or those of a selection; the desk's work in all of them."""


class Command(NamedTuple):
    """One thing a person can do, with everything the screen needs to teach it."""

    id: str
    keys: tuple[str, ...]
    label: str
    """At most two words, for the footer."""
    help: str
    """One sentence, for the key help, the palette and the docs."""
    where: tuple[str, ...]
    group: str
    footer: int = 0
    """The place in the footer, from 1; 0 keeps it out."""
    when: str = ""
    """The condition under which it works: a name that the desk knows; empty is always."""


def _read_table(table: str) -> Iterator[Command]:
    where: tuple[str, ...] = ()
    group = ""
    lines = iter(line for line in table.splitlines() if line)
    for line in lines:
        if line.startswith("["):
            panes, _, group = line.strip("[]").partition(": ")
            where = tuple(panes.split())
            continue
        cells = [*(cell.strip() for cell in line.split(" | ")), "", ""]
        keys = tuple(key.replace("-", " ") for key in cells[1].split())
        footer = int(cells[3] or 0)
        yield Command(cells[0], keys, cells[2], next(lines).strip(), where, group, footer, cells[4])


COMMANDS: tuple[Command, ...] = tuple(_read_table(TABLE))

BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}

_COMMAND = re.compile(r"\{([a-z]+\.[a-z_]+)\}")


class Keys(NamedTuple):
    """The keys that hold: the defaults with the keymap file's changes."""

    tables: Mapping[str, Mapping[Sequence, str]]
    """By pane: the commands of each sequence."""
    clashes: tuple[Clash, ...]
    by_command: Mapping[str, tuple[str, ...]]

    def of(self, command: str) -> str:
        """Return the first key of a command as a person reads it; empty when it has none."""
        keys = self.by_command.get(command, ())
        return readable(keys[0]) if keys else ""

    def named_in(self, words: str) -> str:
        """Return ``words`` with the key of each ``{command}`` in its place."""
        return _COMMAND.sub(lambda found: self.of(found[1]) or BY_ID[found[1]].label, words)


def bind(overrides: Mapping[str, tuple[str, ...]]) -> Keys:
    """Return the keys of every pane; ``overrides`` replaces all keys of the commands it names.

    What a person has overridden wins over a default that wants the same keys.
    """
    by_command = {c.id: overrides.get(c.id, c.keys) for c in COMMANDS}
    tables: dict[str, Mapping[Sequence, str]] = {}
    clashes: list[Clash] = []
    for pane in (*PANES, FEEDS):
        shared = pane != FEEDS
        here = [c for c in COMMANDS if pane in c.where or (shared and DESK in c.where)]
        here.sort(key=lambda c: (c.id not in overrides, DESK in c.where))
        tables[pane], clashed = sequence_table((c.id, by_command[c.id]) for c in here)
        clashes.extend(c for c in clashed if c not in clashes)
    return Keys(tables, tuple(clashes), by_command)


_READABLE = {
    "enter": "⏎",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "delete": "Del",
    "home": "Home",
    "end": "End",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "f1": "F1",
}


def readable(sequence: str) -> str:
    """Return keys as a person reads them: ``g g`` → ``gg``, ``ctrl+d`` → ``^d``."""
    shown = []
    for key in sequence.split():
        base = key.removeprefix("ctrl+")
        shown.append(("^" if base != key else "") + _READABLE.get(base, base))
    return "".join(shown)


def keymap_text() -> str:
    """Return a whole keymap file with the default keys, ready to be edited."""
    lines = [
        "# The keys of kutip. Change what you like and delete the rest; the defaults fill in.",
        '# A key is what it prints, or a name: "ctrl+d", "pagedown". "g g" is g, then g again.',
        "",
        "[keys]",
    ]
    group = ""
    for command in COMMANDS:
        if command.group != group:
            group = command.group
            lines += ["", f"# {group}"]
        keys = ", ".join(_toml(k) for k in command.keys)
        lines += [f"# {command.help}", f"{_toml(command.id)} = [{keys}]"]
    return "\n".join(lines) + "\n"


def _toml(text: str) -> str:
    return f"'{text}'" if '"' in text else f'"{text}"'


PLACES: Mapping[str, str] = {
    ARTICLE: "in the article",
    VISUAL: "in a selection",
    LIBRARY: "in the library",
    QUOTES: "in the quotes",
    FEEDS: "in the feeds",
    DESK: "everywhere",
}
"""The panes as a person reads them."""


def keys_page() -> str:
    """Return the page of the documentation that lists every command with its default keys."""
    lines = [
        "# Keys",
        "",
        "A number before a motion repeats it: `3w`. `^d` is Ctrl and d, `gg` is g, then g again.",
        "`kutip keys` prints this table as a keymap file; put the lines you want to change into",
        "`keymap.toml` in kutip's configuration folder (`kutip keys` names it).",
    ]
    section = ""
    for command in COMMANDS:
        title = f"{command.group}, {' and '.join(PLACES[pane] for pane in command.where)}"
        if title != section:
            section = title
            heading = title if command.where != (DESK,) else command.group
            lines += ["", f"## {heading}", "", "| keys | does | id |", "|---|---|---|"]
        keys = " ".join(f"`{readable(key)}`" for key in command.keys)
        lines.append(f"| {keys} | {command.help} | `{command.id}` |")
    return "\n".join(lines) + "\n"
