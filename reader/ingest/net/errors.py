"""Why an address could not be fetched, and whether and when to try again."""

from __future__ import annotations

import re

from reader.ingest.errors import IngestError

_USER_OF_ADDRESS = re.compile(r"(?<=://)[^/@\s]*@")


class FetchError(IngestError):
    """An address cannot be fetched; as a string it is one line: where, what, how to mend.

    A user name and a password in the address are not repeated.
    """

    def __init__(
        self,
        where: str,
        what: str,
        mend: str,
        *,
        status: int = 0,
        retry_after: float | None = None,
        transient: bool = False,
    ) -> None:
        super().__init__(_USER_OF_ADDRESS.sub("", where), what, mend)
        self.status = status
        """The HTTP status that was answered, 0 when there was no answer."""
        self.retry_after = retry_after
        """The seconds that the server asks to be left alone for, None when it does not."""
        self.transient = transient
        """Another try may go better."""


class NotTypedError(FetchError):
    """An address that nobody typed leads where only a person may send the program."""


class FetchCancelledError(FetchError):
    """The person has cancelled."""

    def __init__(self, where: str) -> None:
        super().__init__(where, "cancelled", "fetch it again when you like", transient=True)
