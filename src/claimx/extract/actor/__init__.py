"""Actors: the parties that an article names, each name they go by grouped under one."""

from __future__ import annotations

from claimx.extract.actor.find import find_actors
from claimx.extract.actor.grouping import NAME_RULES, group_names
from claimx.extract.actor.merge import merge_actors
from claimx.extract.actor.discourse import Discourse
from claimx.extract.actor.model import Group, NamePlain
from claimx.extract.actor.references import REFERENCE_RULES

RULES = (*NAME_RULES, *REFERENCE_RULES)

__all__ = ["RULES", "Discourse", "Group", "NamePlain", "find_actors", "group_names", "merge_actors"]
