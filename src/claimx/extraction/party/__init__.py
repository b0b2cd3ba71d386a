"""Actors: the parties that an article names, each name they go by grouped under one."""

from __future__ import annotations

from claimx.extraction.party.grouping import group_names
from claimx.extraction.party.known import KNOWN_RULES
from claimx.extraction.party.mentions import Parties, find_parties, parties_of
from claimx.extraction.party.merge import merge_actors
from claimx.extraction.party.name_rules import NAME_RULES
from claimx.extraction.party.names import Group, NamePlain
from claimx.extraction.party.references import REFERENCE_RULES
from claimx.extraction.party.source import resolve_sources

RULES = (*KNOWN_RULES, *NAME_RULES, *REFERENCE_RULES)

__all__ = [
    "RULES",
    "Group",
    "NamePlain",
    "Parties",
    "find_parties",
    "group_names",
    "merge_actors",
    "parties_of",
    "resolve_sources",
]
