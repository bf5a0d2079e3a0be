"""In which direction a language is written, and whether two are one."""

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left, unless their tag says otherwise."""
_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"})
_SCRIPT = 4  # letters of a script in a language tag: `Latn`


def direction(lang: str) -> str:
    """Say in which direction a language is written: `ltr` or `rtl`.

    A script in the tag decides: `az-Arab` is written from right to left, `ur-Latn`
    is not.
    """
    language, *others = lang.replace("_", "-").lower().split("-")
    script = others[0] if others and len(others[0]) == _SCRIPT else ""
    if script.isalpha():
        return "rtl" if script in _SCRIPTS else "ltr"
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def same_language(one: str, other: str) -> bool:
    """Tell whether two tags mean one language, be it of different countries."""
    first, second = (tag.replace("_", "-").lower() for tag in (one, other))
    return first.partition("-")[0] == second.partition("-")[0]
