"""Puts a page's view through its template and gives Markdown."""

from briefgen.render.front_matter import front_matter, one_line
from briefgen.render.renderer import Renderer

__all__ = ["Renderer", "front_matter", "one_line"]
