"""What went wrong, as a person can use it: where, what, and how to mend it."""

from __future__ import annotations

from reader.system_faults import what_and_mend


def fault_words(error: Exception) -> str:
    """Return an error in one line; those of the product say it themselves."""
    if isinstance(error, RuntimeError):  # which the home of nobody raises
        return "There is nobody of that name whose home ~ could be; write the whole path."
    if not isinstance(error, OSError) or not error.strerror:
        return str(error)
    what = what_and_mend(error)
    return f"{error.filename}: {what}" if error.filename else f"{what[0].upper()}{what[1:]}"
