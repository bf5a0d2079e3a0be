"""The calibration plot: what was said to be likely against what came true."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from briefgen.compose.calibration import Tally
from briefgen.compose.pieces import percent
from briefgen.locale import Words
from briefgen.model.vocabulary import LIKELIHOOD

_SIDE = 300
_LEFT, _TOP = 46, 14
_BELOW = 44
_TICKS = range(0, 101, 25)
_DOT = 4.0


def calibration_plot(tallies: Iterable[Tally], words: Words) -> Markup:
    """Draw each term's range against the share that came true, dots by their number.

    The same figures stand in the table beside it; so the drawing is one image.
    """
    width, height = _LEFT + _SIDE + 14, _TOP + _SIDE + _BELOW
    parts = (*_frame(words), *(part for tally in tallies for part in _term(tally)))
    title = words.gettext("Share that came true, by likelihood")
    svg = (
        f'<svg class="plot" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="s-plot-title">'
        f'<title id="s-plot-title">{escape(title)}</title>'
        f"{''.join(parts)}</svg>"
    )
    return Markup(svg)  # noqa: S704 - numbers and words of ours


def _frame(words: Words) -> Iterator[str]:
    right, bottom = _LEFT + _SIDE, _TOP + _SIDE
    yield f'<line class="even" x1="{_LEFT}" y1="{bottom}" x2="{right}" y2="{_TOP}"/>'
    for tick in _TICKS:
        x, y, share = _x(tick), _y(tick), escape(percent(tick, words))
        yield f'<line class="grid" x1="{_LEFT}" y1="{y:g}" x2="{right}" y2="{y:g}"/>'
        yield f'<text class="y" x="{_LEFT - 6}" y="{y + 4:g}">{share}</text>'
        yield f'<text class="x" x="{x:g}" y="{bottom + 18}">{share}</text>'
    middle = _LEFT + _SIDE / 2
    label = escape(words.gettext("said to be likely"))
    yield f'<text class="x" x="{middle:g}" y="{bottom + 38}">{label}</text>'


def _term(tally: Tally) -> Iterator[str]:
    low, high = LIKELIHOOD[tally.likelihood]
    y = _y(100 * tally.happened / tally.count)
    radius = round(_DOT * tally.count**0.5, 1)
    x, left, right = _x((low + high) / 2), _x(low), _x(high)
    yield f'<line class="range" x1="{left:g}" y1="{y:g}" x2="{right:g}" y2="{y:g}"/>'
    yield f'<circle class="dot" cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'


def _x(percent: float) -> float:
    return round(_LEFT + percent * _SIDE / 100, 1)


def _y(percent: float) -> float:
    return round(_TOP + (100 - percent) * _SIDE / 100, 1)
