"""Bytes become documents that know where every value stands."""

from briefgen.load.project import load
from briefgen.load.yaml import parse

__all__ = ["load", "parse"]
