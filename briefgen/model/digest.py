"""What an author adds to a digest, in `seeds/digests/NAME.yml`."""

from typing import Annotated

from pydantic import BeforeValidator

from briefgen.frozen import dataclass
from briefgen.model import forms
from briefgen.model.forms import Fields, Short
from briefgen.model.values import BriefingId, Prose, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest(Fields):
    """What an author adds to the digest of a day, week or month."""

    title: Text | None = None
    """What it is called; else the day, week or month alone."""
    introduction: Prose | None = None
    """What a reader should know first."""
    order: Annotated[
        tuple[BriefingId, ...], BeforeValidator(forms.one_or_many), Short()
    ] = ()
    """The briefings that come first, in this order; the others follow, newest first."""
