"""Hedges, negation and signatures: the words that weaken, flip or suspend commitment."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any, Literal, TypeVar, cast, get_args

from claimx.records import HedgeCategory

Frame = Literal[
    "modal", "modal_perfect", "adverb", "adjective", "predicative", "attributive", "noun", "phrase", "raising",
    "thing_infinitive", "clause_verb", "passive", "subordinator", "condition_phrase", "inversion", "counterfactual",
    "approximator", "compound", "unverified", "adjective_infinitive", "phrase_infinitive", "infinitive_verb", "nearing",
    "question", "question_order", "scare", "unproven", "condition_participle", "be_infinitive", "degree", "clock",
    "accusation", "accusing", "accusing_phrase", "set_for", "whether", "plan_on", "must_be", "stance_adjective",
    "proposal_verb", "charge_noun",
]  # fmt: skip
BY_LEMMA = frozenset(
    {
        "noun", "raising", "thing_infinitive", "clause_verb", "passive", "infinitive_verb", "nearing", "accusation",
        "accusing", "plan_on", "proposal_verb", "charge_noun",
    }
)  # fmt: skip
# "tion" alone names no event, nor does "dance" by its ending.
SHORTEST_EVENT = 5
Key = TypeVar("Key", str, tuple[str, str])
Takes = Literal["that", "to", "passive", "object", "of"]


@dataclass(frozen=True, slots=True)
class HedgeEntry:
    """One hedge: its words in order, how they stand, and what they do."""

    words: tuple[str, ...]
    frame: Frame
    category: HedgeCategory
    strength: int


@dataclass(frozen=True, slots=True)
class Signature:
    """What a predicate says of its complement: (negative, rank) where it is affirmed and where it is negated.

    `weight` is what readers give where it differs from the rank's own.
    """

    affirmed: tuple[bool, int]
    negated: tuple[bool, int]
    weight: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HedgeLexicon:
    """Hedges, negation words and signatures.

    Attributes:
        forms: hedges of one word as written (lower case).
        phrases: hedges of several words by the first two, longest first.
        first: the words that open one of either.
        lemmas: hedges of verbs and nouns, by lemma.
        approximators: hedges of numbers, as sequences of words, by the first.
        openers: words that open a question which lost its mark.
        senses: word lists that tell senses apart, by name, and those that it shares with others.
        negation: negation words by group; pseudo: sequences that only look so, by the first word.
        negative_words: all words and lemmas that may deny a predicate.
        denying_pairs: two words that deny what follows them; denying_adverbs: two of which the second does.
        signatures: by (lemma, kind of complement).
        scare: the hedge that quotation marks are.
        modals, subordinators: highest rank and weight that they leave.
        classes: signatures of the cue classes.
    """

    forms: dict[str, tuple[HedgeEntry, ...]]
    phrases: dict[tuple[str, str], tuple[HedgeEntry, ...]]
    first: frozenset[str]
    lemmas: dict[str, tuple[HedgeEntry, ...]]
    approximators: dict[str, tuple[HedgeEntry, ...]]
    openers: dict[str, HedgeEntry]
    senses: dict[str, frozenset[str]]
    negation: dict[str, frozenset[str]]
    pseudo: dict[str, tuple[tuple[str, ...], ...]]
    negative_words: frozenset[str]
    denying_pairs: frozenset[tuple[str, ...]]
    denying_adverbs: frozenset[tuple[str, ...]]
    signatures: dict[tuple[str, Takes], Signature]
    scare: HedgeEntry
    modals: dict[str, tuple[int, float]]
    subordinators: dict[str, tuple[int, float]]
    classes: dict[str, Signature]

    def names_event(self, noun: str) -> bool:
        """Whether a noun, by its lemma, is of what happens: "attack", "withdrawal"."""
        if noun in self.senses["no_events"]:
            return False
        if noun in self.senses["events"] or noun in self.senses["happenings"]:
            return True
        return noun.endswith(tuple(self.senses["event_endings"])) and len(noun) > SHORTEST_EVENT

    @classmethod
    def from_tables(cls, tables: dict[str, Any]) -> HedgeLexicon:
        """The typed lexicon of the tables `hedges`, `senses`, `negation` and `signatures`.

        Raises:
            ValueError: for a frame, category, strength or signature that does not exist.
        """
        forms: dict[str, list[HedgeEntry]] = {}
        phrases: dict[tuple[str, str], list[HedgeEntry]] = {}
        lemmas: dict[str, list[HedgeEntry]] = {}
        approximators: dict[str, list[HedgeEntry]] = {}
        openers: dict[str, list[HedgeEntry]] = {}
        for name, group in tables["hedges"].items():
            frame, category, strength = group["frame"], group["category"], group["strength"]
            if frame not in get_args(Frame) or category not in get_args(HedgeCategory) or strength not in {1, 2, 3}:
                raise ValueError(f"[hedges.{name}]: unknown frame, category or strength")
            target = {"approximator": approximators, "question_order": openers}.get(
                frame, lemmas if frame in BY_LEMMA else forms
            )
            for pattern in group["words"]:
                for words in sequences(pattern):
                    entry = HedgeEntry(words, frame, category, strength)
                    if target is forms and len(words) > 1:
                        phrases.setdefault((words[0], words[1]), []).append(entry)
                    else:
                        target.setdefault(words[0], []).append(entry)
        negation = {name: frozenset(group["words"]) for name, group in tables["negation"].items()}
        denying_pairs, denying_adverbs = (
            frozenset(tuple(phrase.split()) for phrase in tables["negation"][name]["words"])
            for name in ("before", "adverb_pair")
        )
        pseudo: dict[str, list[tuple[str, ...]]] = {}
        for words in (tuple(phrase.split()) for phrase in tables["negation"]["pseudo"]["words"]):
            pseudo.setdefault(words[0], []).append(words)
        signatures: dict[tuple[str, Takes], Signature] = {}
        for group in tables["signatures"].values():
            signature = Signature(
                parsed_commitment(group["affirmed"]), parsed_commitment(group["negated"]), group.get("weight")
            )
            for word, takes in product(group["words"], group["takes"]):
                signatures.setdefault((word, cast("Takes", takes)), signature)
        weights = tables["commitment"]
        classes = {
            name: Signature(parsed_commitment(pair[0]), parsed_commitment(pair[1]))
            for name, pair in weights["classes"].items()
        }
        return cls(
            modals={word: (int(rank), float(weight)) for word, (rank, weight) in weights["modals"].items()},
            subordinators={
                word: (int(rank), float(weight)) for word, (rank, weight) in weights["subordinators"].items()
            },
            classes=classes,
            forms=_longest_first(forms),
            phrases=_longest_first(phrases),
            first=frozenset(forms) | {first for first, _ in phrases},
            lemmas=_longest_first(lemmas),
            approximators=_longest_first(approximators),
            openers={word: entries[0] for word, entries in openers.items()},
            senses={name: frozenset(words) for name, words in (tables["senses"] | tables["shared"]).items()},
            negation=negation,
            pseudo={word: tuple(found) for word, found in pseudo.items()},
            negative_words=frozenset().union(
                *(negation[name] for name in ("adverb", "contracted", "weak", "determiner", "predicate")),
                (words[0] for words in (*denying_pairs, *denying_adverbs)),
            ),
            denying_pairs=denying_pairs,
            denying_adverbs=denying_adverbs,
            signatures=signatures,
            scare=HedgeEntry(
                ('"',), "scare", tables["hedges"]["scare"]["category"], tables["hedges"]["scare"]["strength"]
            ),
        )


def _longest_first(entries: dict[Key, list[HedgeEntry]]) -> dict[Key, tuple[HedgeEntry, ...]]:
    """Longer entries before shorter ones, an infinitive before a clause: "hopes to" is one cue."""
    return {
        word: tuple(sorted(found, key=lambda e: (-len(e.words), e.frame != "infinitive_verb")))
        for word, found in entries.items()
    }


def sequences(pattern: str) -> list[tuple[str, ...]]:
    """The word sequences of a pattern: `a|b` is either, `a?` may be left out."""
    slots: list[list[str]] = []
    for slot in pattern.split():
        optional = slot.endswith("?") and bool(slot.strip("?!"))
        choices = slot.removesuffix("?").split("|") if optional else slot.split("|")
        slots.append([*choices, ""] if optional else choices)
    return [tuple(word for word in words if word) for words in product(*slots)]


def parsed_commitment(text: str) -> tuple[bool, int]:
    """(negative, rank) of `+`, `-`, `+p`, `-s`, `u` …; rank 3 is certain, 0 unknown."""
    if text == "u":
        return False, 0
    rank = {"": 3, "p": 2, "s": 1, "u": 0}.get(text[1:])
    if text[:1] not in {"+", "-"} or rank is None:
        raise ValueError(f"no commitment: {text!r}")
    return text[0] == "-", rank
