"""The formats there are: whoever adds one writes its file and names it here."""

from __future__ import annotations

from reader.export import csv_format, json_format
from reader.export.formats import Format, OptionError

FORMATS: dict[str, Format] = {f.name: f for f in (csv_format.FORMAT, json_format.FORMAT)}
"""By name, the usual one first."""


def format_named(name: str) -> Format:
    """Return the format with this name; raises OptionError when there is none."""
    try:
        return FORMATS[name]
    except KeyError:
        raise OptionError(f"there is no format {name}; there are {', '.join(FORMATS)}") from None
