"""A page at each former address, which leads on to where things are now."""

from collections.abc import Iterable
from hashlib import blake2b

from markupsafe import Markup

from briefgen.config import Settings
from briefgen.markup.address import attribute

# A refresh forgets which place of the page was asked for: it is for those alone who
# run no script, and a link for those whose script does not come.
_LEAD_ON = "location.replace(document.links[0].href + location.hash);\n"
_NAME = f"redirect-{blake2b(_LEAD_ON.encode(), digest_size=4).hexdigest()}.js"
SCRIPT = {_NAME: _LEAD_ON}
"""The script of all these pages, by its place in the site: new bytes, new name."""

# Whole pages of their own: no theme stands round what nobody stays to read.
_PAGE = Markup("""\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
script-src 'self'; base-uri 'none'; form-action 'none'">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="{canonical}">
<script src="../../{script}" defer></script>
<noscript><meta http-equiv="refresh" content="0; url={there}"></noscript>
</head>
<body>
<p dir="auto"><a href="{there}">{title}</a></p>
</body>
</html>
""")


def redirects(
    url: str, former_ids: Iterable[str], title: str, lang: str, settings: Settings
) -> dict[str, str]:
    """Make a redirect to the page at `url`, such as `stories/ID/`, for each id."""
    places = redirect_places(url, former_ids)
    if not places:  # as almost everywhere
        return {}
    base = settings.site_url.rstrip("/")
    there = attribute(f"../{url.rstrip('/').rpartition('/')[2]}/")
    page = _PAGE.format(
        lang=lang,
        title=title,
        script=_NAME,
        there=there,
        canonical=attribute(f"{base}/{url}") if base else there,
    )
    return dict.fromkeys(places, str(page))


def redirect_places(url: str, former_ids: Iterable[str]) -> tuple[str, ...]:
    """Say where the redirects to the page at `url` stand."""
    folder = url.partition("/")[0]
    return tuple(f"{folder}/{former}/index.html" for former in former_ids)
