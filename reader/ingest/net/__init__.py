"""Fetching from strangers: bounded, polite, and never where a stranger's link may not lead."""
