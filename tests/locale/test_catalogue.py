"""The catalogues: they have all that pages say, and say all of it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from briefgen.compose.field_words import FIELDS
from briefgen.compose.terms import TERMS, plain_words
from briefgen.locale import Words, spoken
from briefgen.locale.catalogue import FOLDER
from briefgen.mkdocs.theme_words import READING, SEARCH
from briefgen.model import history, vocabulary
from briefgen.model.statements import StatementKind

ROOT = Path(__file__).parents[2]
TEMPLATE = FOLDER / "briefgen.pot"
LANGUAGES = sorted(path.parents[1].name for path in FOLDER.glob("*/*/briefgen.po"))
_TAG = re.compile(r"</?\w+[^>]*>")
# What would be markup where a template prints it, in Markdown or in an attribute.
_MARKUP = re.compile(r"""[*_`\[\]<>&"#\\|~]""")


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, abort_invalid=True)


def messages(of: Catalog) -> dict[tuple[str, ...], Message]:
    return {(m.context or "", *texts(m.id)): m for m in of if m.id}


def texts(value: object) -> tuple[str, ...]:
    """Give a text, or one with a number in it in each of its forms."""
    return (value,) if isinstance(value, str) else tuple(map(str, value or ()))  # type: ignore[call-overload] # Babel's type knows no tuple of forms


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_there_is_a_second_language() -> None:
    assert LANGUAGES == ["nb"]
    assert all(map(spoken, LANGUAGES))


def test_the_template_has_all_that_is_said(tmp_path: Path) -> None:
    """`make messages` mends it."""
    makefile = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", " ")
    line = re.search(r"pybabel (--quiet extract .*)", makefile)
    assert line
    made = tmp_path / "made.pot"
    command = line[1].replace("$(LOCALE)/briefgen.pot", str(made)).split()
    pybabel = "from babel.messages.frontend import main; main()"
    subprocess.run([sys.executable, "-c", pybabel, *command], cwd=ROOT, check=True)  # noqa: S603 - nobody else chooses its arguments
    assert set(messages(catalogue(made))) == set(messages(catalogue(TEMPLATE)))


@pytest.mark.parametrize("language", LANGUAGES)
class TestCatalogue:
    def file(self, language: str) -> Path:
        return FOLDER / language / "LC_MESSAGES" / "briefgen.po"

    def test_it_says_all_there_is_to_say(self, language: str) -> None:
        made = catalogue(self.file(language))
        assert set(messages(made)) == set(messages(catalogue(TEMPLATE)))
        for key, message in messages(made).items():
            assert not message.fuzzy, key
            assert all(texts(message.string)), key
        assert made.obsolete == {}

    def test_what_stands_in_a_text_stands_in_its_translation(
        self, language: str
    ) -> None:
        for key, message in messages(catalogue(self.file(language))).items():
            wanted = set().union(*map(names, texts(message.id)))
            for said in texts(message.string):
                assert names(said) == wanted, key
                assert _TAG.findall(said) == _TAG.findall(key[1]), key
                assert not _MARKUP.search(_TAG.sub("", said)), key

    def test_what_is_read_is_what_was_written(self, language: str) -> None:
        with self.file(language).with_suffix(".mo").open("rb") as stream:
            read = GNUTranslations(stream)
        for message in messages(catalogue(self.file(language))).values():
            one, *many = texts(message.id)
            if many:
                said = [read.ngettext(one, many[0], n) for n in (1, 2)]
                assert said == list(texts(message.string))
            elif message.context:
                assert read.pgettext(message.context, one) == message.string
            else:
                assert read.gettext(one) == message.string


def enumerations() -> Iterator[type[StrEnum]]:
    for module in (vocabulary, history):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, StrEnum):
                yield value
    yield StatementKind


UNSHOWN = {
    "Paper",
    "StrEnum",
    "Handling",
    "Relation",
    "Rhythm",
    "Telling",
    "Reliability",
}


def test_every_word_of_a_field_can_be_translated() -> None:
    shown = [e for e in enumerations() if e.__name__ not in UNSHOWN]
    plain = {
        (
            of.__name__,
            value.words if isinstance(value, StatementKind) else plain_words(value),
        )
        for of in shown
        for value in of
    }
    assert plain <= set(TERMS)


def test_every_field_of_which_changes_are_told_has_a_name() -> None:
    template = messages(catalogue(TEMPLATE))
    assert {(context, name) for context, name in FIELDS} <= set(template)


def test_scripts_say_what_the_theme_gives_them() -> None:
    for script, given in (("reading", READING), ("search", SEARCH)):
        text = (ROOT / f"briefgen/theme/js/{script}.js").read_text("utf-8")
        assert set(re.findall(r'\b_\("([^"]*)"', text)) == set(given)


def test_two_sites_in_one_process_have_their_own_words() -> None:
    norwegian, english = Words("nb"), Words("en")
    assert norwegian.gettext("Sources") == "Kilder"
    assert english.gettext("Sources") == "Sources"
    assert norwegian.ngettext("{n} source", "{n} sources", 2) == "2 kilder"
    assert english.ngettext("{n} source", "{n} sources", 1) == "1 source"
