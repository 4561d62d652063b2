"""Turns whatever went wrong into one line for people and an exit status for scripts."""

from __future__ import annotations

FAILED, MISUSED = 1, 2


def explain(error: Exception) -> tuple[str, int]:
    """Return the message and the exit status: 2 when the command line was wrong, else 1."""
    from reader.export.checks import ImportRefusedError
    from reader.export.formats import ExportError, OptionError
    from reader.ingest.errors import IngestError
    from reader.query import QueryError
    from reader.store.protocol import StoreError
    from reader.system_faults import what_and_mend

    if isinstance(error, OptionError | QueryError):
        return str(error), MISUSED
    if isinstance(error, StoreError | ExportError | ImportRefusedError | IngestError):
        return str(error), FAILED
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return place + what_and_mend(error), FAILED
    if isinstance(error, MemoryError):
        return "there is not enough memory for this; take it in parts, each with a query", FAILED
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    return f"a fault in kutip: {what}; KUTIP_DEBUG=1 shows where", FAILED
