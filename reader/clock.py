"""How a moment to come is told to people: by the clock on their wall, so that it stays right when
the message is read later.
"""

from __future__ import annotations

from datetime import datetime, timedelta


def clock(moment: datetime) -> str:
    """Return an aware time as ``29 Nov 13:05``, in the zone of this machine.

    It is never too early: seconds count as a whole minute. Another year is named.
    """
    whole = moment.replace(second=0, microsecond=0)
    local = (whole if whole == moment else whole + timedelta(minutes=1)).astimezone()
    year = "" if local.year == datetime.now().astimezone().year else " %Y"
    return local.strftime(f"%d %b{year} %H:%M")
