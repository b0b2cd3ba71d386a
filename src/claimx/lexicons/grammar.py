"""What words govern, typed: verbs by what they take, what opens a clause."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from claimx.lexicons.inflection import regular_forms

# The lists of which mends ask whether a sentence has any (`asks`).
OF_SENTENCES = ("citing", "name_an_addressee", "nouns_of_saying", "quoting", "reporting", "without_that")
# Classes of clauses that nobody tells or holds to be so.
NOT_TOLD = frozenset({"want", "intend", "ask", "perceive"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The lists of the `grammar` table, each under its own name; what each holds is said there.

    Attributes:
        quoting: the verbs that stand beside what is quoted, before or behind who speaks.
        quoting_forms: their past forms, of which a lemmatizer makes adjectives.
        irregular_forms: the forms of verbs that are cues which do not follow from the verb: "wrote".
        have_a_sender: the verbs that name behind "from" who told it, and those by which word of somebody arrives.
        audiences: the nouns of those who are told.
        reporting: the verbs that tell or hold in a clause what is so; none that wants, means to do, asks or perceives,
            but those whose clause often comes without "that".
        telling: the verbs that take a clause, and behind "to" nothing of what is said or thought.
        name_an_addressee: the verbs of reporting that may name whom they tell before what they tell.
        nouns_of_saying: the nouns that do.
        attributing: the verbs that are cues, not beside quotations only; clausal, loose: those with these frames.
        denying: the verbs that deny a thing.
        take_no_object: the verbs of saying whose clause often comes without "that", and that take nothing else.
        citing: verbs that name who told it; judges: people who are named for what they think.
        naming: the verbs that call or think a thing something, without "as".
        sayings: those that `cues` names, which credit nobody.
        parted: the verbs with a particle that take an object: "wave off".
        outlets: the words with which names of news outlets end.
        lists_of: by word, the names of the lists `OF_SENTENCES` that hold it.
    """

    without_that: frozenset[str]
    side_with: frozenset[str]
    perceive: frozenset[str]
    open_time: frozenset[str]
    open_fronted: frozenset[str]
    no_that: frozenset[str]
    indefinite: frozenset[str]
    whether_words: frozenset[str]
    before_some: frozenset[str]
    outlets: frozenset[str]
    take_no_object: frozenset[str]
    quoting: frozenset[str]
    quoting_forms: frozenset[str]
    irregular_forms: frozenset[str]
    have_a_sender: frozenset[str]
    audiences: frozenset[str]
    reporting: frozenset[str]
    telling: frozenset[str]
    name_an_addressee: frozenset[str]
    nouns_of_saying: frozenset[str]
    attributing: frozenset[str]
    clausal: frozenset[str]
    loose: frozenset[str]
    denying: frozenset[str]
    citing: frozenset[str]
    judges: frozenset[str]
    naming: frozenset[str]
    parted: frozenset[str]
    sayings: frozenset[str]
    lists_of: Mapping[str, frozenset[str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Turn those lists round."""
        lists_of: dict[str, set[str]] = {}
        for name in OF_SENTENCES:
            for word in getattr(self, name):
                lists_of.setdefault(word, set()).add(name)
        object.__setattr__(self, "lists_of", {word: frozenset(names) for word, names in lists_of.items()})

    @classmethod
    def from_tables(cls, tables: Mapping[str, Any]) -> Grammar:
        """The lexicon of the `grammar` table, with what the frames of verbs in `cues` tell."""
        lists = {name: frozenset(words) for name, words in tables["grammar"].items()}
        for shared in ("indefinite", "whether_words"):
            lists[shared] = frozenset(tables["shared"][shared])
        lists["outlets"] = frozenset(tables["names"]["words"]["media"])
        cues = tables["cues"]
        nouns = (word for group in cues["nouns"] + cues["stances"] for word in group["words"])
        clausal = _with_frame(cues, "clause")
        reporting = _with_frame(cues, "clause", without=NOT_TOLD) | lists["without_that"]
        quoting = _with_frame(cues, "quotation") - lists.pop("always_tell_somebody")
        senders = _with_frame(cues, "clause-from") | {*cues["arriving_verbs"]["words"]}
        past = {form for verb in quoting for form in regular_forms(verb) if form.endswith("ed")}
        return cls(
            **lists,
            quoting=quoting,
            quoting_forms=frozenset(past | {form for form, verb in cues["forms"].items() if verb in quoting}),
            irregular_forms=frozenset(cues["forms"]),
            reporting=reporting,
            telling=clausal - _with_frame(cues, "to"),
            name_an_addressee=reporting & _with_frame(cues, "audience"),
            have_a_sender=frozenset(verb for verb in senders if " " not in verb),
            audiences=frozenset(cues["audiences"]["words"]),
            nouns_of_saying=frozenset(nouns),
            attributing=frozenset(v for v, own in cues["verbs"].items() if {*chain(*own.values())} != {"quotation"}),
            clausal=clausal,
            denying=frozenset(v for v, own in cues["verbs"].items() if "object" in own.get("deny", ())),
            naming=_with_frame(cues, "predicate"),
            parted=frozenset(verb for verb in _with_frame(cues, "object") if " " in verb),
            take_no_object=_with_frame(cues, "quotation") & lists["without_that"] - _with_frame(cues, "object"),
            loose=_with_frame(cues, "loose"),
            sayings=frozenset(cues["function_words"]["sayings"]),
        )


def _with_frame(cues: Mapping[str, Any], frame: str, without: Collection[str] = ()) -> frozenset[str]:
    """The verbs that attribute in a frame, those left out that have it in one of some classes."""
    own = ((verb, name, frames) for verb, classes in cues["verbs"].items() for name, frames in classes.items())
    return frozenset(verb for verb, name, frames in own if frame in frames and name not in without)
