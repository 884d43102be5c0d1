"""How often the public page may be used: counted by address and for all, without keeping any address.

What is counted is a keyed hash of the address that is another every day, and each count is gone when its time is over.
"""

import ipaddress
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from stegvis.apps.access.encryption import keyring
from stegvis.apps.access.encryption.cipher import fingerprint

QUARTER, DAY = 15 * 60, 24 * 60 * 60
FROM_ONE = {QUARTER: 5, DAY: 20}
"""A library or an office has one address for many; more than this from it is no queue of people."""
FROM_ALL = {DAY: 500}
NETWORK_OF_A_HOME = 64  # bits of an address of version 6 that one subscriber shares


def may_send(request: HttpRequest) -> bool:
    """Count one more application, and say whether that many are received."""
    now = time.time()
    address = _network(_address(request))
    # Both are counted, also when the first says no: who goes on sending goes on waiting.
    own = [_count(address, seconds, now) <= most for seconds, most in FROM_ONE.items()]
    # What one address sends too much of takes no room from others.
    return all(own) and all(_count("all", seconds, now) <= most for seconds, most in FROM_ALL.items())


def _count(whose: str, seconds: int, now: float) -> int:
    window = int(now // seconds)
    day = int(now // DAY)
    key = fingerprint(f"{whose} {seconds} {window}", context=f"own application, day {day}", key=keyring().lookup)
    number: int = cache.get(key, 0) + 1
    cache.set(key, number, seconds)
    return number


def _address(request: HttpRequest) -> str:
    """Return who sends: behind a proxy the address that the proxy itself added last, which nobody else can write."""
    if settings.BEHIND_PROXY:
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return str(request.META.get("REMOTE_ADDR", ""))


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, NETWORK_OF_A_HOME), strict=False))
