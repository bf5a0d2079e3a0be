"""Values as lines of JSON: of the manifest, and of what it remembers of pages."""

import json

from pydantic_core import from_json, to_json


def line(value: object) -> bytes:
    """Write a value as a line."""
    try:
        return to_json(value) + b"\n"
    except ValueError:  # names that are no Unicode
        return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def parsed(written: bytes) -> object:
    """Parse a line; names that are no Unicode, which few have, take longer.

    Raises:
        ValueError: it is no JSON.

    """
    value: object
    try:
        value = from_json(written, cache_strings="none")
    except ValueError:
        value = json.loads(written)
    return value
