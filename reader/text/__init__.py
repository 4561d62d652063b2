"""Text as a person reads it: normalised, segmented, moved through, wrapped."""
