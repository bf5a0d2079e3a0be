from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.diagnostics import BriefgenError
from briefgen.mkdocs.anatomies import Anatomy, AnatomyFile
from briefgen.mkdocs.html import anatomy, inside, tags


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("../two/", "briefings/two/index.html"),
        ("../two/#kp1", "briefings/two/index.html#kp1"),
        ("../..", "index.html"),
        (".", "briefings/one/index.html"),
        ("#kp1", "briefings/one/index.html#kp1"),
        ("../a%20b.png?x=1", "briefings/a b.png"),
        ("/base/feed.xml", "feed.xml"),
        ("/base/", "index.html"),
        ("#na%C3%AFve", "briefings/one/index.html#naïve"),
        ("#kp1:~:text=x", "briefings/one/index.html#kp1"),
        ("/elsewhere/", ""),
        ("https://example.org/base/", ""),
        ("//example.org/", ""),
        ("mailto:a@example.org", ""),
        ("", ""),
        ("#", ""),
        ("?query", ""),
        ("http://[", ""),
        ("../../../../two/a.b.html#x-y", "two/a.b.html#x-y"),
        ("a/../b/", "briefings/one/b/index.html"),
        ("..", "briefings/index.html"),
        ("../x#a#b", "briefings/x#a#b"),
        (" ../two/\n#a\tb", "briefings/two/index.html#ab"),
        ("a:b", ""),
    ],
)
def test_where_a_link_leads(link: str, file: str) -> None:
    assert inside(link, "briefings/one/index.html", "/base/") == file


@given(
    way=st.lists(
        st.sampled_from(
            ["../", "a/", "b.html", "#", "c", ":", "?d", "/", ".", "%2F", " "]
        )
    ),
    path=st.sampled_from(
        ["index.html", "a/index.html", "a/b/index.html", "a/b/c.html"]
    ),
)
@example(way=["../", " ", "#"], path="index.html")
def test_all_links_of_a_page_lead_where_each_leads(way: list[str], path: str) -> None:
    link = "".join(way)
    leads = anatomy(tags(f'<a href="{link}">'), path, "/").links
    assert leads == [there for there in [inside(link, path, "/")] if there]


def test_what_a_browser_takes_for_a_tag() -> None:
    html = (
        "<!-- <a id=no> --><p id='single' class=bare>1 < 2 <br/>"
        '<a href="x?a=1&amp;b=2" title="a > b">x</a>'
        "<script>document.write('<a id=no>')</script><input disabled>"
    )
    assert [(tag.name, tag.attributes) for tag in tags(html)] == [
        ("p", {"id": "single", "class": "bare"}),
        ("br", {}),
        ("a", {"href": "x?a=1&b=2", "title": "a > b"}),
        ("script", {}),
        ("input", {"disabled": ""}),
    ]


def test_a_tag_is_given_once_however_it_is_written() -> None:
    html = (
        '<p id="a" ID=b><P ID=b><p id="b"></P ID=c><SCRIPT src=x><i></i></Script >'
        '<a title=">" href="b&amp;c" checked>x<p id="b"><!-- <p id="d">'
    )
    found = [(tag.name, tag.attributes) for tag in tags(html)]
    assert list({str(tag): tag for tag in found}.values()) == [
        ("p", {"id": "b"}),
        ("script", {"src": "x"}),
        ("a", {"title": ">", "href": "b&c", "checked": ""}),
    ]
    assert len(list(tags('<p id="b">' * 3))) == 1


def test_what_is_on_a_page() -> None:
    html = '<h1 id="s-title"><a name="old"></a></h1><img src="a.png"><a href="#new">'
    found = anatomy(tags(html), "x/index.html", "/")
    assert found.ids == {"s-title", "old"}
    assert found.links == ["x/a.png", "x/index.html#new"]


def test_a_link_to_what_is_on_the_page_itself_is_settled() -> None:
    html = '<a href="#ä"><a href="#b"><a href="#top"><a href="../x/#b"><i id="ä">'
    found = anatomy(tags(f'{html}<i id="b">'), "x/index.html", "/")
    assert found.links == ["x/index.html#b", "x/index.html#top"]


def test_unfinished_tags_take_no_time() -> None:
    assert list(tags("<a " * 20_000)) == []
    assert list(tags('<a b="' * 20_000)) == []


def test_what_is_remembered_of_a_page_is_read_when_asked_for(tmp_path: Path) -> None:
    found = anatomy(tags('<a href="#c"><i id="ä"></i><a name=b>'), "index.html", "/")
    file = AnatomyFile(tmp_path / "a")
    file.kept(anatomy(tags("<i id=x>"), "index.html", "/"))
    again = file.kept(found)
    assert (again.links, again.ids) == (["index.html#c"], frozenset({"b", "ä"}))
    assert again.line == found.line
    assert again.may_name("index.html#c")
    assert not again.may_name("index.html#d")
    assert file.kept(again) is again
    other = AnatomyFile(tmp_path / "b")
    assert other.kept(again).ids == again.ids
    assert (tmp_path / "b").read_bytes() == found.line
    for each in (file, other):
        each.close()


def test_nothing_is_remembered_of_what_is_no_page(tmp_path: Path) -> None:
    file = AnatomyFile(tmp_path / "a")
    assert file.kept(Anatomy()).links == []
    assert file.size == 0


@pytest.mark.parametrize("content", ['["a"]\n', '["a", x]', "", None])
def test_what_is_remembered_and_was_changed_is_an_error(
    tmp_path: Path, content: str | None
) -> None:
    path = tmp_path / "a"
    file = AnatomyFile(path)
    kept = file.kept(anatomy(tags("<i id=x>"), "index.html", "/"))
    path.unlink()
    if content is not None:
        path.write_text(content, encoding="utf-8")
    file.close()
    with pytest.raises(BriefgenError, match="was changed"):
        _ = kept.ids
    file.close()
