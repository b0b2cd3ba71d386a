"""Actors: the parties that an article names, each name they go by grouped under one."""

from __future__ import annotations

from claimx.extract.actor.find import find_actors
from claimx.extract.actor.grouping import NAME_RULES, group_names
from claimx.extract.actor.merge import merge_actors
from claimx.extract.actor.model import Group, NamePlain

RULES = NAME_RULES

__all__ = ["RULES", "Group", "NamePlain", "find_actors", "group_names", "merge_actors"]
