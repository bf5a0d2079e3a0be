"""Front matter: what PyYAML would write, and read again."""

from dataclasses import replace

import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import escape

from briefgen.model.page import Page, PageKind, View
from briefgen.render.front_matter import front_matter

PAGE = Page(PageKind.TOPIC, "topics/a/", "A", "", "en", View())
LETTERS = "aNo0_ \u00e9\u4e2d\U00010000\u201c\u201d\u2019\u2013"
TEXTS = st.text() | st.text(LETTERS + ",.:;'\"()/&#?!-[]{}|>%@`*~=\\\n\t")
NAMES = st.from_regex(r"[a-z]{1,9}(-[a-z0-9]{1,9})?", fullmatch=True)


@given(title=TEXTS, lang=TEXTS, name=NAMES, value=TEXTS)
@example(title="A: b", lang="no", name="null", value="Yes")
@example(title="It's a #1 & more", lang="y", name="x", value="---")
@example(title="O'Neil's, (the) one.", lang="en", name="status", value="a ")
@example(title="1", lang="1.5", name="a-1", value="ON")
@example(title="a&#b", lang="a #b", name="a-2", value="a" * 2000)
def test_it_is_what_pyyaml_writes(title: str, lang: str, name: str, value: str) -> None:
    page = replace(PAGE, title=title, lang=lang, data={name: value})
    values = {
        "title": str(escape(" ".join(title.split()))),
        "description": "",
        "kind": "topic",
        "lang": lang,
        name: value,
    }
    written = front_matter(page)
    assert written == yaml.dump(
        values,
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=1_000_000,
    )
    assert yaml.safe_load(written) == values
