"""How well likelihoods were judged: the Brier score, and what came true of each."""

from collections.abc import Sequence

from briefgen.frozen import dataclass
from briefgen.model.vocabulary import LIKELIHOOD, Likelihood

ENOUGH = 10
"""Judgements with an outcome, before a score says anything."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """A judgement of which the outcome is known."""

    likelihood: Likelihood
    """How likely it was said to be."""
    happened: bool
    """Whether it came true."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of the judgements with one likelihood."""

    likelihood: Likelihood
    """The likelihood."""
    happened: int
    """How many came true."""
    count: int
    """How many there are."""


def brier_score(forecasts: Sequence[Forecast]) -> float:
    """Give the mean squared distance from what came, 0 at best and 1 at worst.

    After Brier, G. W. (1950), Verification of forecasts expressed in terms of
    probability, Monthly Weather Review 78, in the form for one event that happens
    or not. A term stands for the middle of its range.

    Raises:
        ValueError: there is nothing to score.

    """
    if not forecasts:
        raise ValueError("no forecast to score")
    distances = ((_middle(f.likelihood) - f.happened) ** 2 for f in forecasts)
    return sum(distances) / len(forecasts)


def tallies(forecasts: Sequence[Forecast]) -> tuple[Tally, ...]:
    """Count what came true for each likelihood that was used, the least first."""
    return tuple(
        Tally(likelihood, sum(f.happened for f in those), len(those))
        for likelihood in Likelihood
        if (those := [f for f in forecasts if f.likelihood is likelihood])
    )


def _middle(likelihood: Likelihood) -> float:
    return sum(LIKELIHOOD[likelihood]) / 200
