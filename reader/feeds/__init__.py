"""Feeds: which ones a library follows, what they bring, and how politely they are asked."""
