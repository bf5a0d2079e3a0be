import random
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefgen.evidence.marks import Passage, mark, unmark
from briefgen.evidence.selectors import TextPositionSelector
from briefgen.evidence.textcontent import blocks, text_content

POSTS = Path(__file__).parents[3] / "shared" / "corpora" / "18f"

ARTICLE = (
    "<h2>Allies <em>agree</em></h2>\n"
    '<p>All 31 <em>allied <a href="https://example.org/">governments</a></em> back '
    "the&nbsp;extension &amp; say so.</p>\n"
    "<ul>\n<li>One point</li>\n<li><p>Another</p>\n</li>\n</ul>\n"
    "<pre><code>a &lt; b\n</code></pre>\n"
    "<table>\n<thead>\n<tr>\n<th>Year</th>\n</tr>\n</thead>\n"
    "<tbody>\n<tr>\n<td>2023</td>\n</tr>\n</tbody>\n</table>\n"
)


def passage(
    html: str, name: str, *quotes: str, statements: Sequence[str] = ()
) -> Passage:
    text = text_content(html)
    parts = tuple(
        TextPositionSelector(text.index(quote), text.index(quote) + len(quote))
        for quote in quotes
    )
    return Passage(name, tuple(statements) or (name.rpartition("-")[0],), parts)


def spanning(name: str, start: int, end: int) -> Passage:
    own = (name.rpartition("-")[0],)
    return Passage(name, own, (TextPositionSelector(start, end),))


class Reader:
    """What a browser makes of marked HTML: its tree and the passages in it."""

    def __init__(self, html: str) -> None:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root = parser.parseFragment(html)
        self.errors = [code for _, code, _ in parser.errors]
        self.text = ""
        self.covered: dict[str, set[int]] = {}
        self.first: dict[str, int] = {}
        self.rests: list[frozenset[str]] = []
        self.ways_back: list[tuple[int, str]] = []
        self._events: list[tuple[str, str]] = []
        self._read(root, (), frozenset(), in_link=False)

    def tree(self) -> list[tuple[str, str]]:
        grouped = groupby(self._events, lambda event: event[0] == "text")
        return [
            each
            for is_text, events in grouped
            for each in (
                [("text", "".join(text for _, text in events))] if is_text else events
            )
        ]

    def _read(
        self,
        element: Element,
        passages: tuple[str, ...],
        statements: frozenset[str],
        *,
        in_link: bool,
    ) -> None:
        self._take(element.text, passages, statements)
        for child in element:
            if child.get("class") == "backlink":
                assert not in_link
                assert child.text == "↩"
                name = child.get("href", "").removeprefix("#")
                assert child.get("aria-label") == f"Back to {name}"
                self.ways_back.append((len(self.text), name))
            elif child.tag == "mark" and child.get("data-statements") is not None:
                own = [child.get("id"), *child.get("data-passage", "").split()]
                if child.get("id"):
                    assert child.get("id") not in self.first
                    self.first[child.get("id", "")] = len(self.text)
                assert {grand.tag for grand in child} <= {"mark"}
                self._read(
                    child,
                    (*passages, *(each for each in own if each)),
                    statements | set(child.get("data-statements", "").split()),
                    in_link=in_link,
                )
            elif isinstance(child.tag, str):  # and no comment
                tag = child.tag
                self._events.append((f"<{tag}", str(sorted(child.attrib.items()))))
                self._read(child, passages, statements, in_link=in_link or tag == "a")
                self._events.append((f"</{tag}", ""))
            self._take(child.tail, passages, statements)

    def _take(
        self, text: str | None, passages: tuple[str, ...], statements: frozenset[str]
    ) -> None:
        if not text:
            return
        for name in passages:
            places = range(len(self.text), len(self.text) + len(text))
            self.covered.setdefault(name, set()).update(places)
        self.rests += [statements] * len(text)
        self.text += text
        self._events.append(("text", text))


def assert_marked(html: str, passages: Sequence[Passage]) -> Reader:
    """Compare what is marked with what should be, as an HTML parser sees both."""
    marked = mark(html, passages)
    assert unmark(marked) == html
    before, after = Reader(html), Reader(marked)
    assert after.errors == before.errors
    assert after.tree() == before.tree()
    assert after.text == before.text == text_content(html)
    for each in passages:
        wanted = {k for part in each.parts for k in range(part.start, part.end)}
        found = after.covered[each.id]
        assert found <= wanted
        assert not "".join(after.text[k] for k in sorted(wanted - found)).strip()
        assert after.first[each.id] == min(found)
        ways_back = [name for at, name in after.ways_back if at > max(found)]
        assert set(each.statements) <= set(ways_back)
        assert all(after.rests[k] >= set(each.statements) for k in found)
    assert len(after.ways_back) == sum(len(each.statements) for each in passages)
    return after


def test_a_passage_is_marked_and_leads_back() -> None:
    html = "<p>One small step.</p>"
    assert mark(html, [passage(html, "kp1-e1", "small")]) == (
        '<p>One <mark id="kp1-e1" data-statements="kp1">small</mark>'
        '<a class="backlink" href="#kp1" aria-label="Back to kp1">↩</a> step.</p>'
    )


def test_identical_passages_nest_and_name_every_statement() -> None:
    html = "<p>One small step.</p>"
    passages = [passage(html, "kp1-e1", "small"), passage(html, "j1-e1", "small")]
    assert mark(html, passages) == (
        '<p>One <mark id="kp1-e1" data-statements="kp1 j1">'
        '<mark id="j1-e1" data-statements="kp1 j1">small</mark></mark>'
        '<a class="backlink" href="#kp1" aria-label="Back to kp1">↩</a>'
        '<a class="backlink" href="#j1" aria-label="Back to j1">↩</a> step.</p>'
    )


def test_overlaps_are_cut_into_pieces() -> None:
    html = "<p>One small step.</p>"
    passages = [passage(html, "a-e1", "One small"), passage(html, "b-e1", "small step")]
    assert mark(html, passages) == (
        '<p><mark id="a-e1" data-statements="a">One </mark>'
        '<mark id="b-e1" data-passage="a-e1" data-statements="a b">small</mark>'
        '<a class="backlink" href="#a" aria-label="Back to a">↩</a>'
        '<mark data-passage="b-e1" data-statements="b"> step</mark>'
        '<a class="backlink" href="#b" aria-label="Back to b">↩</a>.</p>'
    )


def test_several_statements_rest_on_one_passage() -> None:
    html = "<p>One small step.</p>"
    marked = mark(html, [passage(html, "e", "small", statements=("kp1", "j1"))])
    assert 'id="e" data-statements="kp1 j1"' in marked
    assert re.findall('href="([^"]*)"', marked) == ["#kp1", "#j1"]


@pytest.mark.parametrize(
    "quotes",
    [
        ("allied governments", "governments back"),
        ("31 allied", "allied governments back", "governments", "back"),
        ("say so.\n\nOne point\nAnother", "point\nAnother\n\n\na < b"),
        ("< b\n\n\n\n\nYear", "Year\n\n\n\n\n2023", "a < b", "2023"),
        ("agree\nAll 31", "& say", "the\N{NO-BREAK SPACE}extension &"),
    ],
)
def test_passages_that_cross_what_stands_in_the_text(quotes: tuple[str, ...]) -> None:
    named = [passage(ARTICLE, f"kp{k}-e1", quote) for k, quote in enumerate(quotes)]
    assert_marked(ARTICLE, named)


def test_a_passage_with_gaps_leads_back_once_at_its_end() -> None:
    gaps = passage(ARTICLE, "kp1-e1", "All 31", "the\N{NO-BREAK SPACE}extension", "so.")
    read = assert_marked(ARTICLE, [gaps, passage(ARTICLE, "kp2-e1", "governments")])
    places = sorted(read.covered["kp1-e1"])
    assert "".join(read.text[k] for k in places) == (
        "All 31the\N{NO-BREAK SPACE}extensionso."
    )
    assert read.ways_back[-1] == (read.text.index("so.") + 3, "kp1")


def test_a_way_back_never_stands_in_a_link_or_in_code() -> None:
    html = '<p><a href="/"><em>one <code>two</code></em> three</a> four</p>'
    marked = mark(html, [passage(html, "a-e1", "two"), passage(html, "b-e1", "one")])
    assert re.search(r"</a><a .*#b.*</a><a .*#a.*</a> four", marked)
    html = "<pre><code>let\nit</code></pre>"
    assert "</pre><a " in mark(html, [passage(html, "a-e1", "let")])


def test_blank_text_between_blocks_is_left_alone() -> None:
    everything = TextPositionSelector(0, len(text_content(ARTICLE)))
    marked = mark(ARTICLE, [Passage("a-e1", ("a",), (everything,))])
    assert not re.search(r"<mark[^>]*>\s*</mark>", marked)
    html = "<p>a <em>b</em> <strong>c</strong></p>"
    assert '"> </mark><strong>' in mark(html, [passage(html, "a-e1", "b c")])


def test_a_reference_is_marked_whole() -> None:
    html = "<p>a&NotEqualTilde;b &#x1F600;&copy c</p>"  # the first means two characters
    assert text_content(html) == "a\u2242\u0338b \U0001f600© c"
    marked = mark(html, [spanning("kp1-e1", 2, 4)])
    assert ">&NotEqualTilde;b</mark>" in marked
    assert ">&#x1F600;&copy</mark>" in mark(html, [spanning("kp1-e1", 5, 7)])
    assert ">a&NotEqualTilde;</mark>" in mark(html, [spanning("kp1-e1", 0, 2)])
    both = mark(html, [spanning("kp1-e1", 0, 2), spanning("kp2-e1", 2, 4)])
    pieces = re.findall("<mark [^>]*>([^<]+)</mark>", both)
    assert pieces == ["a", "&NotEqualTilde;", "b"]


def test_the_text_is_what_a_parser_reads() -> None:
    html = (
        "<pre>\n\na\r\nb &lt; &unknown; &</pre><!-- no --><p title='>'>c<br>d < e</p>"
    )
    read = Reader(html)
    assert text_content(html) == read.text
    assert [read.text[each.start : each.end] for each in blocks(html)] == [
        "\na\nb < &unknown; &",
        "cd < e",
    ]


def test_marks_of_the_article_are_kept() -> None:
    html = "<p>a <mark>b <mark>c</mark></mark> d</p>"
    assert_marked(
        html, [passage(html, "kp1-e1", "a b"), passage(html, "kp2-e1", "c d")]
    )


@pytest.mark.parametrize(
    "wrong",
    [
        [spanning("a-e1", 0, 100)],
        [spanning("a-e1", -1, 2)],
        [spanning("a-e1", 2, 2)],
        [spanning("a-e1", 3, 2)],
        [Passage("a-e1", ("a",), ())],
        [spanning("a-e1", 3, 4)],  # the line break between the paragraphs
        [spanning("a-e1", 0, 1), spanning("a-e1", 1, 2)],
    ],
)
def test_what_cannot_be_marked_is_refused(wrong: list[Passage]) -> None:
    with pytest.raises(ValueError, match=r"."):
        mark("<p>One</p>\n<p>two</p>", wrong)


@pytest.mark.parametrize(
    "html",
    [
        "<p>One <a",
        "<p>One <!-- two",
        '<p>One <mark data-statements="kp1">two</mark></p>',
        '<p>One <a class="backlink" href="#b" aria-label="Back to b">↩</a></p>',
    ],
)
def test_html_that_is_unfinished_or_marked_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match="HTML"):
        mark(html, [spanning("kp1-e1", 0, 1)])


@pytest.mark.parametrize("shape", ["nested", "staggered", "identical", "one statement"])
def test_a_thousand_overlapping_passages_do_not_explode(shape: str) -> None:
    count = 1000
    html = f"<p>{'word ' * count}</p>"
    extents = {
        "nested": [(k, 5 * count - k) for k in range(count)],
        "staggered": [(k, k + 2 * count) for k in range(count)],
        "identical": [(0, count)] * count,
        "one statement": [(k, 5 * count - k) for k in range(count)],
    }[shape]
    passages = [
        Passage(
            f"kp{k}-e1",
            ("kp" if shape == "one statement" else f"kp{k}",),
            (TextPositionSelector(start, end),),
        )
        for k, (start, end) in enumerate(extents)
    ]
    marked = mark(html, passages)
    assert len(marked) < 500 * count
    assert unmark(marked) == html
    assert len(re.findall('<mark id="', marked)) == count
    assert marked.count('class="backlink"') == count
    named = re.findall('data-statements="([^"]*)"', marked)
    assert max(len(each.split()) for each in named) <= 8
    if shape != "one statement":
        assert f'data-more="{count - 8}"' in marked


def test_a_passage_names_its_own_statements_however_many() -> None:
    html = "<p>One small step.</p>"
    many = tuple(f"kp{k}" for k in range(3000))
    marked = mark(html, [passage(html, "e", "small", statements=many)])
    assert f'data-statements="{" ".join(many)}"' in marked


WORDS = st.text("ab &<>\"'é中\N{NO-BREAK SPACE}😀\u0301.\n", min_size=1, max_size=12)


def written(text: str, how: int) -> str:
    """Write a text in HTML, each time with other references."""
    short = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "é": "&eacute;", '"': '"'}
    number = {"&": "&#38;", "<": "&#x3C;", "é": "&#233;", "😀": "&#x1F600;"}
    return "".join((short, short | number)[how].get(each, each) for each in text)


TEXTS = st.builds(written, WORDS, st.sampled_from([0, 1]))
VOID = st.sampled_from(
    ["<br>", '<img src="a.png" alt="a > b">', "<!-- c -->", "<br />"]
)


def inside(tags: str, content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    chosen = st.sampled_from(tags.split())
    return st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", chosen, content)


def several(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(parts, min_size=1, max_size=3).map("".join)


PHRASES = several(
    st.recursive(
        TEXTS | VOID,
        lambda inner: inside("em strong code mark sub", several(inner)),
        max_leaves=6,
    )
)
LINES = several(
    TEXTS | PHRASES | st.builds('<a href="/x?a=1&amp;b">{}</a>'.format, PHRASES)
)
BLOCKS = st.recursive(
    inside("p h2", LINES) | st.builds("<pre><code>{}</code></pre>".format, TEXTS),
    lambda inner: st.one_of(
        inside("blockquote div", several(inner)),
        st.builds("<ul>\n<li>{}</li>\n<li>\n{}</li></ul>".format, LINES, inner),
        st.builds(
            "<table>\n<tbody><tr>\n<td>{}</td></tr></tbody></table>".format, LINES
        ),
    ),
    max_leaves=5,
)
ARTICLES = st.lists(BLOCKS, min_size=1, max_size=4).map("\n".join)


def chosen(text: str, extents: Sequence[tuple[int, int]]) -> Iterator[Passage]:
    """Make passages of arbitrary numbers, two statements each."""
    for k, (at, size) in enumerate(extents):
        start = at % len(text)
        end = min(len(text), start + size)
        gap = min(len(text), end + k)
        last = min(len(text), gap + k)
        if not text[start:end].strip():
            continue
        parts = [TextPositionSelector(start, end), TextPositionSelector(gap, last)]
        yield Passage(
            f"kp{k}-e1",
            (f"kp{k}", "j1"),
            tuple(part for part in parts if part.start < part.end),
        )


@settings(max_examples=300, deadline=None)
@given(
    ARTICLES,
    st.lists(st.tuples(st.integers(0, 500), st.integers(1, 60)), max_size=8),
)
def test_marks_are_right_in_any_html(html: str, extents: list[tuple[int, int]]) -> None:
    text = text_content(html)
    if text.strip():
        passages = [
            each
            for each in chosen(text, extents)
            if any(
                text[max(part.start, block.start) : min(part.end, block.end)].strip()
                for part in each.parts
                for block in blocks(html)
            )
        ]
        assert_marked(html, passages)


@pytest.mark.skipif(not POSTS.is_dir(), reason="the corpora are not beside the project")
def test_marks_are_right_in_real_posts() -> None:
    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table"])
    chance = random.Random(4)  # noqa: S311 - chooses passages, guards nothing
    posts = sorted(POSTS.glob("*.md"))[:200]
    for post in posts:
        source = re.sub(
            r"\A---\n.*?\n---\n", "", post.read_text("utf-8"), flags=re.DOTALL
        )
        html = nh3.clean(markdown.render(source))
        text = text_content(html)
        extents = [
            (chance.randrange(len(text)), chance.choice((9, 40, 200, 2000)))
            for _ in range(40)
        ]
        assert_marked(html, list(chosen(text, extents)))
    assert len(posts) == 200
