"""The score is what Brier's formula gives, worked out by hand or in another way."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compose.calibration import Forecast, brier_score, tallies
from briefgen.model.vocabulary import LIKELIHOOD, Likelihood

FORECASTS = st.lists(
    st.builds(Forecast, st.sampled_from(Likelihood), st.booleans()), min_size=1
)


def test_by_hand() -> None:
    forecasts = [
        Forecast(Likelihood.VERY_LIKELY, happened=True),  # (0.875 - 1)² = 0.015625
        Forecast(Likelihood.UNLIKELY, happened=False),  # 0.325² = 0.105625
        Forecast(Likelihood.ROUGHLY_EVEN, happened=True),  # 0.5² = 0.25
    ]
    assert brier_score(forecasts) == pytest.approx(0.37125 / 3)


def test_nothing_has_no_score() -> None:
    with pytest.raises(ValueError, match="no forecast"):
        brier_score([])


def test_whoever_says_even_gets_a_quarter() -> None:
    even = [Forecast(Likelihood.ROUGHLY_EVEN, happened=b) for b in (True, False)]
    assert brier_score(even) == pytest.approx(0.25)


@given(FORECASTS)
def test_in_exact_fractions(forecasts: list[Forecast]) -> None:
    total = sum(
        (Fraction(sum(LIKELIHOOD[f.likelihood]), 200) - f.happened) ** 2
        for f in forecasts
    )
    assert brier_score(forecasts) == pytest.approx(float(total / len(forecasts)))


@given(FORECASTS)
def test_every_forecast_is_counted_once(forecasts: list[Forecast]) -> None:
    counted = tallies(forecasts)
    assert sum(tally.count for tally in counted) == len(forecasts)
    assert sum(tally.happened for tally in counted) == sum(
        f.happened for f in forecasts
    )
    terms = [tally.likelihood for tally in counted]
    assert terms == sorted(set(terms), key=list(Likelihood).index)


def test_the_ranges_meet() -> None:
    ranges = [LIKELIHOOD[term] for term in Likelihood]
    assert ranges[0][0] == 1
    assert ranges[-1][1] == 99
    assert all(one[1] == other[0] for one, other in pairwise(ranges))
