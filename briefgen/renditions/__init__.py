"""Other forms of a finished page: a PDF of it, and a card that stands for it."""
