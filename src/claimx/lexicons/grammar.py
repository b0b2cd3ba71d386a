"""What words govern, typed: verbs by what they take, what opens a clause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from claimx.lexicons.inflection import regular_forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The lists of the `grammar` table, each under its own name; what each holds is said there.

    Attributes:
        quoting: the verbs that stand beside what is quoted, before or behind who speaks.
        quoting_forms: their past forms, of which a lemmatizer makes adjectives.
        have_a_sender: the verbs that name behind "from" who told it, and those by which word of somebody arrives.
        telling: the verbs that take a clause of what is said or thought, and behind "to" nothing of it.
        nouns_of_saying: the nouns that do.
        attributing: the verbs that are cues, not beside quotations only; clausal, loose: those with these frames.
        citing: verbs that name who told it; judges: people who are named for what they think.
        naming: the verbs that call or think a thing something, without "as".
        parted: the verbs with a particle that take an object: "wave off".
        magnitudes: the numerals that multiply, which stand before "won" and are counted by it.
        saying, reporting: the verbs that take a clause, with those that name whom they tell, with those that declare.
    """

    take_a_clause: frozenset[str]
    name_an_addressee: frozenset[str]
    perceive: frozenset[str]
    want_without_object: frozenset[str]
    open_time: frozenset[str]
    open_fronted: frozenset[str]
    no_that: frozenset[str]
    whether_words: frozenset[str]
    magnitudes: frozenset[str]
    quoting: frozenset[str]
    quoting_forms: frozenset[str]
    have_a_sender: frozenset[str]
    telling: frozenset[str]
    nouns_of_saying: frozenset[str]
    attributing: frozenset[str]
    clausal: frozenset[str]
    loose: frozenset[str]
    citing: frozenset[str]
    judges: frozenset[str]
    naming: frozenset[str]
    parted: frozenset[str]
    saying: frozenset[str]
    reporting: frozenset[str]

    @classmethod
    def from_tables(cls, tables: Mapping[str, Any]) -> Grammar:
        """The lexicon of the `grammar` table, with what the frames of verbs in `cues` tell."""
        lists = {name: frozenset(words) for name, words in tables["grammar"].items()}
        clause, declare = lists["take_a_clause"], lists.pop("declare")
        lists["whether_words"] = frozenset(tables["shared"]["whether_words"])
        lists["magnitudes"] = frozenset(tables["quantities"]["numerals"]["scales"])
        cues = tables["cues"]
        nouns = (word for group in cues["nouns"] + cues["stances"] for word in group["words"])
        quoting = _with_frame(cues, "quotation") - lists["name_an_addressee"]
        past = {form for verb in quoting for form in regular_forms(verb) if form.endswith("ed")}
        return cls(
            **lists,
            quoting=quoting,
            quoting_forms=frozenset(past | {form for form, verb in cues["forms"].items() if verb in quoting}),
            telling=_with_frame(cues, "clause") - _with_frame(cues, "to"),
            have_a_sender=_with_frame(cues, "clause-from") | frozenset(cues["arriving_verbs"]["words"]),
            nouns_of_saying=frozenset(nouns),
            attributing=frozenset(v for v, own in cues["verbs"].items() if {*chain(*own.values())} != {"quotation"}),
            clausal=_with_frame(cues, "clause"),
            naming=_with_frame(cues, "predicate"),
            parted=frozenset(verb for verb in _with_frame(cues, "object") if " " in verb),
            loose=_with_frame(cues, "loose"),
            saying=clause | lists["name_an_addressee"],
            reporting=clause | declare,
        )


def _with_frame(cues: Mapping[str, Any], frame: str) -> frozenset[str]:
    """The verbs that attribute in a frame."""
    return frozenset(verb for verb, classes in cues["verbs"].items() if any(frame in f for f in classes.values()))
