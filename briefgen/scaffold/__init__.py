"""Makes what an author begins with: a site, an annotation, a schema for the editor."""
