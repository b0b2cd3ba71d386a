"""Actors: the parties that an article names, each name they go by grouped under one."""

from __future__ import annotations

from claimx.extract.actor.discourse import Discourse
from claimx.extract.actor.find import find_actors
from claimx.extract.actor.grouping import group_names
from claimx.extract.actor.known import KNOWN_RULES
from claimx.extract.actor.merge import merge_actors
from claimx.extract.actor.model import Group, NamePlain
from claimx.extract.actor.references import REFERENCE_RULES
from claimx.extract.actor.rules import NAME_RULES

RULES = (*KNOWN_RULES, *NAME_RULES, *REFERENCE_RULES)

__all__ = ["RULES", "Discourse", "Group", "NamePlain", "find_actors", "group_names", "merge_actors"]
