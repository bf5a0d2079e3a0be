"""The words of our theme, in the language of each page."""

import json
from collections.abc import Iterable, Mapping

from briefgen.config import Settings
from briefgen.locale import N_, Words

READING = (
    *(N_("Light"), N_("Dark"), N_("new"), N_("Filter"), N_("Previous"), N_("Next")),
    *(N_("Copy"), N_("Copied"), N_("Not copied"), N_("Copy statement {id}")),
    *(N_("Copy {name}"), N_("“{words}” ({title})"), N_("Back to {id}"), N_("Close")),
    *(N_("The statement"), N_("Evidence")),
)
"""The words of `reading.js`: English stands in it."""
SEARCH = (
    *(N_("Who and where"), N_("Topic"), N_("Publisher"), N_("Kind"), N_("Handling")),
    *(N_("Year"), N_("Filters"), N_("Words"), N_("More"), N_("any")),
    *(N_("This site has no search index."), N_("Pages found: {n}"), N_("No pages")),
)
"""The words of `search.js`."""

TITLES = (
    *(N_("Briefings"), N_("Stories"), N_("Topics"), N_("Entities"), N_("Timeline")),
    *(N_("Judgements"), N_("Questions"), N_("To watch"), N_("Digests"), N_("Sources")),
    *(N_("Publishers"), N_("Changes"), N_("Corrections"), N_("Method"), N_("Search")),
    *(N_("Outlook"), N_("Record")),
)
"""What the navigation says of its own: all else in it is an author's."""


def theme_words(lang: str, settings: Settings) -> Mapping[str, object]:
    """Give what the theme takes from the catalogue; `lang` is that of the page."""
    words = settings.words_of(lang) if lang else settings.words
    site_words_lang = settings.words_lang(settings.lang)
    foreign = site_words_lang != settings.lang
    return {
        "_": words.gettext,
        "words_lang": settings.words_lang(lang or settings.lang),
        "site_lang": settings.lang,
        "site_words_lang": site_words_lang,
        "interface_titles": set(map(settings.words.gettext, TITLES if foreign else ())),
        "reading_words": _for_script(READING, words),
        "search_words": _for_script(SEARCH, words),
    }


def _for_script(texts: Iterable[str], words: Words) -> str:
    """Write as JSON what a script does not say in English."""
    other = {text: words.gettext(text) for text in texts}
    other = {text: said for text, said in other.items() if said != text}
    return json.dumps(other, ensure_ascii=False) if other else ""
