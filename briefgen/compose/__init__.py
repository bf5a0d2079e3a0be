"""Turns the site into pages: for each a view of all that its template may show."""
