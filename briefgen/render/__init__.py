"""Puts a page's view through its template and gives Markdown."""

from briefgen.render.renderer import Renderer, front_matter

__all__ = ["Renderer", "front_matter"]
