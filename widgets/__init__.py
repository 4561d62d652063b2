"""Everything kutip shows on a terminal; knows reader, never a file format."""
