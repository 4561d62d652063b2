"""Taking annotations away, one file a format."""
