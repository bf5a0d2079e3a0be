"""The interface's words, dates and numbers, in the language of a site.

English is the source: its words stand in code and templates. Those of any other
language stand in a catalogue, `LANGUAGE/LC_MESSAGES/briefgen.po`, of which the `.mo`
beside it is read.
"""

from briefgen.locale.catalogue import SOURCE, fingerprint, spoken
from briefgen.locale.direction import direction, same_language
from briefgen.locale.marks import N_, NN_, NP_
from briefgen.locale.words import ENGLISH, Words

__all__ = [
    "ENGLISH",
    "NN_",
    "NP_",
    "N_",
    "SOURCE",
    "Words",
    "direction",
    "fingerprint",
    "same_language",
    "spoken",
]
