"""Finished HTML: one block to every Markdown parser, with nothing in it to read."""

import re

# What extensions read before they know of HTML: CriticMarkup, fences. A tab
# would be expanded. As references they mean the same to a browser.
_READ = {c: f"&#{ord(c)};" for c in "`~{\t"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_PRE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_BLANK_IN_PRE = re.compile(r"\n(?= *\n)")
_BLANK = re.compile(r"\n(?: *\n)+")


def finished(html: str) -> str:
    """Write HTML so that Markdown takes it for one block and changes nothing in it.

    A blank line would end the block; one of spaces does so as well. Control
    characters, which parsers use for themselves, are replaced.
    """
    html = _CONTROL.sub("\ufffd", html)
    for character, reference in _READ.items():
        html = html.replace(character, reference)
    html = _PRE.sub(lambda pre: _BLANK_IN_PRE.sub("&#10;", pre[0]), html)
    return _BLANK.sub("\n", html)
