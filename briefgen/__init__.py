"""Static sites of briefings in which every line leads to its passage."""

__version__ = "0.1.0"
