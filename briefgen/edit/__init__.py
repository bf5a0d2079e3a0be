"""Changes to YAML that lose no comment: text in, text out, and proved by parsing."""

from briefgen.edit.fields import renamed, with_fields, with_id
from briefgen.edit.text import EditError, apply
from briefgen.edit.words import with_words

__all__ = ["EditError", "apply", "renamed", "with_fields", "with_id", "with_words"]
