"""Finds again, in a later version of a text, what was marked in an earlier one, or says it is lost.

The two texts are aligned first, and a mark is carried over where its words still stand in their
place. Only a mark that the edits touch is looked for by its words and what stands around them (the
``exact``, ``prefix`` and ``suffix`` of a W3C TextQuoteSelector). A mark is never put on words that
merely look alike: where two places are as good as each other, it is an orphan.
"""

from reader.anchoring.anchor import reanchor
from reader.anchoring.found import Anchor, Anchored, Mark

__all__ = ["Anchor", "Anchored", "Mark", "reanchor"]
