"""What `theme` in `mkdocs.yml` says of colours and fonts, as CSS."""

import re
from collections.abc import Iterable, Iterator, Mapping

from briefgen.diagnostics import ConfigError, closest

COLORS = (
    *("paper", "ink", "muted", "rule", "link", "accent", "mark", "mark-ink"),
    *("target", "soft", "note", "warn", "warn-soft"),
)
"""The custom properties of the theme that are colours."""
FONTS = ("serif", "sans")
"""Those that are fonts."""
# What a value can be made of: nothing that ends a rule, and no address.
_COLOR = re.compile(
    r"#[0-9a-f]{3,8}|[a-z]+"
    r"|(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\([-\w%., /()#]+\)",
    re.IGNORECASE,
)
_FONT = re.compile(r"[-\w \"',.]+")
_ONE_OR_TWO = (1, 2)


def looks(theme: Mapping[str, object]) -> str:
    """Write the rule that sets what the theme's settings say; empty for none.

    Raises:
        ConfigError: a setting is unknown, or has a value that is none.

    """
    set_ = [
        *_declared("colors", theme.get("colors"), COLORS, _COLOR),
        *_declared("fonts", theme.get("fonts"), FONTS, _FONT),
    ]
    return f":root {{ {' '.join(set_)} }}" if set_ else ""


def _declared(
    setting: str, values: object, known: Iterable[str], form: re.Pattern[str]
) -> Iterator[str]:
    if values is None:
        return
    if not isinstance(values, Mapping):
        names = ", ".join(known)
        raise ConfigError(f"theme: {setting} is no mapping", f"it may set {names}")
    for name, value in values.items():
        if name not in known:
            guess = closest(str(name), known)
            hint = f"did you mean {guess}?" if guess else "see docs/templates.md"
            raise ConfigError(f"theme: {setting}: {name} is unknown", hint)
        # A font is one list of names; a colour may be two, for light and dark.
        several = isinstance(value, list) and setting == "colors"
        given = value if isinstance(value, list) and several else [value]
        found = ["" if v is None else str(v).strip() for v in given]
        if len(found) not in _ONE_OR_TWO or not all(map(form.fullmatch, found)):
            raise ConfigError(
                f"theme: {setting}: {name}: {value!r} is none",
                'write "#7a1f3d", or ["#7a1f3d", "#f0a3bd"] for light and dark'
                if setting == "colors"
                else "write names of fonts, such as Georgia, serif",
            )
        both = f"light-dark({', '.join(found)})" if len(found) > 1 else found[0]
        yield f"--{name}: {both};"
