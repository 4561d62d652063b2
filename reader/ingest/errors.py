"""Why something cannot be taken in, said so that a person can mend it."""

from __future__ import annotations

from reader.text.normalise import one_line
from reader.text.passwords import without_password


class IngestError(Exception):
    """A source cannot be made an article; as a string it is one line: where, what, how to mend.

    A user name and a password in an address are not repeated.
    """

    def __init__(self, where: str, what: str, mend: str) -> None:
        self.where = one_line(without_password(where))
        """The file, folder or address, without what a terminal would act on."""
        self.what = what
        self.mend = mend
        super().__init__(f"{self.where}: {what}; {mend}")
