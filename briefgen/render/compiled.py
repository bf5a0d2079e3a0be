"""Our own templates, compiled once: kept where Python keeps our compiled modules."""

import marshal
import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from os import getpid
from pathlib import Path
from zlib import crc32

import jinja2
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.environment import Environment

from briefgen import __version__

_FORM = 2
"""Counts the changes of what our own code generator writes."""


class Compiled(BytecodeCache):
    """Keeps what our templates were compiled to in our own `__pycache__`.

    Code is believed only where our own code is: of other templates nothing is kept.
    Where nobody may write, or Python is told not to, nothing is kept either.
    """

    def __init__(self, ours: Path) -> None:
        """Say in which folder our templates stand."""
        self._ours = ours

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Find what a template was compiled to, if it was of the same text."""
        # Compiled code names the template as it was asked for, and its file.
        versions = f"{__version__} {_FORM} {jinja2.__version__}"
        asked = f"{versions} {name} {filename}\n"
        return super().get_bucket(environment, name, filename, asked + source)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Give the file to keep it in; none, if the template is not ours."""
        if filename is None or not Path(filename).is_relative_to(self._ours):
            return ""
        told_apart = crc32(f"{name}\n{filename}".encode())
        stem = f"{name.replace('/', '-')}-{told_apart:08x}.py"
        return cache_from_source(Path(__file__).with_name(stem))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read it; what is damaged or of another text counts as not there."""
        head = _head(bucket)
        with suppress(OSError, EOFError, ValueError, TypeError):
            known = Path(bucket.key).read_bytes() if bucket.key else b""
            if known.startswith(head):
                bucket.code = marshal.loads(known[len(head) :])  # noqa: S302 - as trusted as this module's own

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write it, whole or not at all."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        file = Path(bucket.key)
        new = file.with_name(f"{file.name}.{getpid()}")
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(_head(bucket) + marshal.dumps(bucket.code))
            new.replace(file)


def _head(bucket: Bucket) -> bytes:
    return MAGIC_NUMBER + bucket.checksum.encode()
