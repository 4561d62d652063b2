"""Where articles and annotations are kept; everything above knows the protocol alone."""
