import pytest

from briefgen.diagnostics import BriefgenError
from briefgen.mkdocs.gate import CONTENT, foreign
from briefgen.mkdocs.html import tags
from tests.mkdocs.site_folder import SiteFolder


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<script src=x.js></script>",
        "<IFRAME src=x>",
        "<object data=x>",
        "<form action=x>",
        "<style>p {}</style>",
        "<base href=/>",
        "<img src=x onerror=alert(1)>",
        "<p OnClick = 'x'>",
        '<a href="javascript:alert(1)">',
        '<a href="&#106;ava\tscript:alert(1)">',
        '<a href=" data:text/html,x">',
        '<img src="https://example.org/x.png">',
        '<img src="//example.org/x.png">',
        "<svg><foreignObject></svg>",
        "<svg><a xlink:href='javascript:x'></svg>",
        "<a href=x ping=https://example.org>",
        '<p class="a" onclick="x()">',
        '<p class="a" ONCLICK="x()">',
        '<a class="a" href="javascript&colon;alert(1)">',
        '<img src="a.png"><img src="\t//example.org/x.png">',
        '<video poster="//example.org/x.png">',
        "<p title='unfinished><img onerror=x>'><img src=x onerror=y>",
    ],
)
def test_what_is_not_ours(html: str) -> None:
    assert list(foreign(tags(html), CONTENT))


@pytest.mark.parametrize(
    "html",
    [
        '<p id="kp1" data-statement="key-point"><a href="../two/#kp1">x</a></p>',
        '<a href="https://example.org/">x</a><a href="mailto:a@example.org">x</a>',
        '<img src="a.png" alt="javascript:x"><svg><path d="M0 0"/></svg>',
        "<p>&lt;script&gt;</p>",
    ],
)
def test_what_is_ours(html: str) -> None:
    assert list(foreign(tags(html), CONTENT)) == []


def test_a_page_with_what_is_not_ours_is_not_written(site: SiteFolder) -> None:
    site.write("templates/pages/topic.md.jinja", '<iframe src="x"></iframe>\n')
    with pytest.raises(BriefgenError, match="/topics/meetings/ has on it an element"):
        site.build()
    assert not (site.root / "site").exists()


def test_hand_written_pages_are_their_authors(site: SiteFolder) -> None:
    site.write("seeds/pages/about.md", '<div onclick="x()">A map</div>\n')
    assert site.build(strict=True).ok
