"""What holds for all tests of the reader."""

from hypothesis import settings

settings.register_profile("reader", deadline=None)
settings.load_profile("reader")
