"""What a template shows, made literal."""

from jinja2 import Undefined
from markupsafe import Markup

from briefgen.markup.escape import escape, finalize


def literal(value: object) -> Markup | str:
    """Make what a template shows literal text, if it is not marked safe.

    Raises:
        UndefinedError: there is no such thing.
        TypeError: it is neither text nor a number.

    """
    if type(value) is Markup:  # most often
        return value
    if isinstance(value, str):  # almost always else
        return escape(value)
    if isinstance(value, Undefined):
        return str(value)  # raises, and names the variable
    return finalize(value)
