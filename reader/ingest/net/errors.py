"""Why an address could not be fetched, and whether and when to try again."""

from __future__ import annotations

from reader.ingest.errors import IngestError


class FetchError(IngestError):
    """An address cannot be fetched; as a string it is one line: where, what, how to mend."""

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
        super().__init__(where, what, mend)
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
