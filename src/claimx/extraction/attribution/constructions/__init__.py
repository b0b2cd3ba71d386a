"""The constructions that attribute: each answers for one, with heads alone."""
