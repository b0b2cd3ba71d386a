"""Extraction: one concept a module, from a `Parse` to records. Pure: no file, no terminal, no change to the Doc."""
