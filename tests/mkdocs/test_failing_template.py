"""A page that cannot be rendered is left out, with all that stands beside it."""

from tests.mkdocs.site_folder import SiteFolder


def test_nothing_of_it_is_published(site: SiteFolder) -> None:
    assert site.build().ok
    beside = {p for p in site.output() if p.startswith("briefings/one/")}
    assert {"briefings/one/index.html", "briefings/one/index.json"} <= beside
    site.write("templates/pages/briefing.md.jinja", "# {{ no_such_name }}\n")
    for _ in range(2):  # as a change, and as a site built from nothing
        result = site.build()
        assert [d.code for d in result.diagnostics if d.code == "BG704"]
        assert not {p for p in site.output() if p.startswith("briefings/one/")}
        assert "index.html" in site.output()
        site.build(clean=True)
