"""The catalogues that there are, each read once."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

SOURCE = "en"
"""The language that stands in code and templates, and needs no catalogue."""
FOLDER = Path(__file__).parent
"""Where the catalogues stand."""
_SAME = {"no": "nb", "nn": "nb"}  # Norwegians read both


@cache
def spoken(tag: str) -> str:
    """Give a language tag back if the interface speaks the language, or else nothing.

    A country changes the form of dates: `en-US` is English, but not quite `en`.
    """
    tag = tag.replace("_", "-")
    language, _, rest = tag.partition("-")
    language = _SAME.get(language.lower(), language.lower())
    known = language == SOURCE or _file(language).is_file()
    return f"{language}-{rest}" if known and rest else language if known else ""


@cache
def catalogue(tag: str) -> NullTranslations:
    """Read the catalogue of a language; that of English changes nothing."""
    language = tag.partition("-")[0]
    if language == SOURCE:
        return NullTranslations()
    with _file(language).open("rb") as stream:
        return GNUTranslations(stream)


def fingerprint() -> str:
    """Hash all that pages take from here: every catalogue, and the data of dates."""
    digest = blake2b(version("babel").encode(), digest_size=16)
    for path in sorted(FOLDER.rglob("*.mo")):
        digest.update(path.relative_to(FOLDER).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def _file(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "briefgen.mo"
