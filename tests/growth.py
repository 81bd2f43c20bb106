"""How the processor time of a reader grows with the text: what the tests of worst prefixes share.

No absolute time is asserted: a machine may be slow or busy. A pass that is quadratic takes 64 times as long for eight times the text,
a linear one eight times; the bound lies between them, each size is measured several times with the collector off, and the least counts.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_TIMES = 8
_BOUND = 24
# Below this, in seconds, the clock and the caches are what is measured.
_NOISE = 0.005
_ATTEMPTS = 4


def assert_linear(read: Callable[[str], object], prefix: str, size: int) -> None:
    """Assert that reading `size` characters of a prefix, over and over, takes time in proportion to that of an eighth of them."""
    large = prefix * (size // len(prefix))
    small = large[: len(large) // _TIMES]
    read(prefix * 50)
    measured = []
    for _ in range(_ATTEMPTS):
        measured.append((_seconds(read, small), _seconds(read, large)))
        if min(late for _, late in measured) < _BOUND * min(early for early, _ in measured) + _NOISE:
            return
    raise AssertionError(f"{prefix!r}: {measured}")


def _seconds(read: Callable[[str], object], text: str) -> float:
    gc.disable()
    try:
        begun = time.process_time()
        read(text)
        return time.process_time() - begun
    finally:
        gc.enable()
