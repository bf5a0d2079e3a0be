"""What comes after the HTML of a site."""
