"""Bringing articles in, whatever form they come in."""
