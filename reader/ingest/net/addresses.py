"""Where a link may lead: what a stranger wrote may not reach this machine or its neighbours."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.ingest.net.errors import FetchError, NotTypedError
from reader.text.passwords import without_password

_PORTS = frozenset({80, 443})
_LOCAL_NAMES = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa", ".onion")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LONGEST = 8_000
"""Characters of an address; servers refuse longer ones."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Target(NamedTuple):
    """An address that may be asked, taken apart."""

    url: str
    """Without a fragment."""
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """The scheme, host and port, by which robots.txt and turns are kept."""
        return f"{self.scheme}://{self.host}:{self.port}"


def target(url: str, *, typed: bool) -> Target:
    """Return the target of ``url``; raises FetchError for one that may not be fetched.

    Only http and https. A user name and a password are taken out, so that none is sent or kept. An
    address that nobody ``typed`` may name no port but 80 and 443, and no host of the local network.
    """
    url = without_password(url.strip())
    where = url[:200]
    if len(url) > _LONGEST:
        raise FetchError(where, "the address is too long", "check where it comes from")
    try:
        import httpx

        parsed = httpx.URL(url)
        parts = urlsplit(str(parsed.copy_with(fragment=None)))
        scheme, host = parts.scheme, (parts.hostname or "").rstrip(".")
        port = parts.port or (443 if scheme == "https" else 80)
    except (ValueError, httpx.InvalidURL) as error:
        raise FetchError(where, "this is no web address", "check its spelling") from error
    if scheme in ("http", "https") and not host:
        raise FetchError(where, "no site is named in it", "give the whole address")
    if scheme not in ("http", "https"):
        kind = f"{scheme}:" if scheme else "an address without http:// or https://"
        raise FetchError(where, f"{kind} is not fetched", "give an http or https address")
    if not typed:
        _refuse_local(where, host, port)
    return Target(parts.geturl(), scheme, host, port)


def _refuse_local(where: str, host: str, port: int) -> None:
    if port not in _PORTS:
        what = f"links may not lead to port {port}"
        raise NotTypedError(where, what, "type the address yourself")
    if is_local(host):
        raise blocked(where)


def is_local(host: str) -> bool:
    """Return whether a host says by its very name that it is of this machine or network."""
    return host == "localhost" or f".{host}".endswith(_LOCAL_NAMES) or _is_local_literal(host)


def blocked(where: str) -> FetchError:
    """Return the refusal of a link to this machine or a network that is not public."""
    return NotTypedError(
        where,
        "a link to this machine or a private network is not followed",
        "type the address yourself when you trust it",
    )


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the public internet.

    Also by the IPv4 address that an IPv6 one carries: mapped, 6to4, Teredo, NAT64.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in (found, *_carried(found)))


def _carried(address: Address) -> Iterable[Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    if address in _NAT64:
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def _is_local_literal(host: str) -> bool:
    """Return whether ``host`` is an IP address, in whatever notation, that is not public."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        return not is_public(host)
    try:
        return not is_public(socket.inet_ntoa(socket.inet_aton(host)))  # 0x7f.1, 2130706433
    except OSError:
        return False
