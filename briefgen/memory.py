"""Keeps the collector of unused memory from stopping everybody at the wrong time.

It looks at all there is each time: 0.2 s at 1,000 articles, in which no edit is seen.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_SHARE = 0.001  # seconds that a thread works while another one waits


@contextmanager
def resident() -> Iterator[None]:
    """Have threads take turns quickly; leave all as it was."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SHARE)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
        gc.unfreeze()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Collect nothing for now, and never look again at what is made meanwhile."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def look_at_little() -> None:
    """Have it look at what is new in this process, and seldom.

    What it looks at, a forked process gets a copy of.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 1_000)


@contextmanager
def seldom_disturbed() -> Iterator[None]:
    """Collect little, and seldom; leave all but what is there now as it was."""
    before = gc.get_threshold()
    look_at_little()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def tidy() -> None:
    """Look at all there is, when nobody waits."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
