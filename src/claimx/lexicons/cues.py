"""Cues of attribution, typed: which words attribute, in which frames, of which class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from claimx.records import CueClass

CLASSES = frozenset(get_args(CueClass))


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that attributes, with the class it has in each of its frames."""

    lemma: str
    particle: str | None
    frames: Mapping[str, CueClass]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Fixed words before a source."""

    words: tuple[str, ...]
    class_: CueClass


@dataclass(frozen=True, slots=True, kw_only=True)
class CueLexicon:
    """All cues.

    Attributes:
        verbs: by lemma, entries with a particle first.
        forms: lemma by inflected form, where a lemmatizer is often wrong.
        nouns, adjectives, stances: class by lemma; stances are nouns that need a light verb.
        phrases: by their first word, the longest first.
        views, light_verbs, audiences, adjective_prepositions, times: words that frames need.
    """

    verbs: Mapping[str, tuple[Verb, ...]]
    forms: Mapping[str, str]
    nouns: Mapping[str, CueClass]
    adjectives: Mapping[str, CueClass]
    phrases: Mapping[str, tuple[Phrase, ...]]
    views: frozenset[str]
    light_verbs: frozenset[str]
    audiences: frozenset[str]
    adjective_prepositions: frozenset[str]
    times: frozenset[str]
    stances: Mapping[str, CueClass]
    noun_prepositions: frozenset[str]
    drawing_verbs: frozenset[str]

    @classmethod
    def from_tables(cls, tables: Mapping[str, Any]) -> CueLexicon:
        """The lexicon of the `cues` table.

        Raises:
            ValueError: where a group has an unknown class.
        """
        cues = tables["cues"]
        frames: dict[tuple[str, str | None], dict[str, CueClass]] = {}
        for group in cues["verbs"]:
            class_ = _class_of(group)
            for word in group["words"]:
                lemma, _, particle = word.partition(" ")
                entry = frames.setdefault((lemma, particle or None), {})
                for frame in group["frames"]:
                    entry.setdefault(frame, class_)
        verbs: dict[str, list[Verb]] = {}
        for (lemma, particle), entry in frames.items():
            verbs.setdefault(lemma, []).append(Verb(lemma, particle, entry))
        phrases: dict[str, list[Phrase]] = {}
        for group in cues["phrases"]:
            for words in group["words"]:
                split = tuple(words.split())
                phrases.setdefault(split[0], []).append(Phrase(split, _class_of(group)))
        return cls(
            verbs={lemma: tuple(sorted(v, key=lambda e: e.particle is None)) for lemma, v in verbs.items()},
            forms={form: lemma for lemma in sorted(verbs) for form in regular_forms(lemma)} | cues["forms"],
            nouns={word: _class_of(group) for group in reversed(cues["nouns"]) for word in group["words"]},
            adjectives={word: _class_of(group) for group in reversed(cues["adjectives"]) for word in group["words"]},
            phrases={first: tuple(sorted(p, key=lambda e: -len(e.words))) for first, p in phrases.items()},
            views=frozenset(cues["views"]["words"]),
            light_verbs=frozenset(cues["light_verbs"]["words"]),
            audiences=frozenset(cues["audiences"]["words"]),
            adjective_prepositions=frozenset(cues["adjective_prepositions"]["words"]),
            times=frozenset(cues["times"]["words"]),
            stances={word: _class_of(group) for group in reversed(cues["stances"]) for word in group["words"]},
            noun_prepositions=frozenset(cues["noun_prepositions"]["words"]),
            drawing_verbs=frozenset(cues["drawing_verbs"]["words"]),
        )


def regular_forms(lemma: str) -> tuple[str, ...]:
    """The regular forms of a verb, spelling variants included; a lemmatizer guesses them wrong now and then."""
    stem = lemma[:-1]
    if lemma.endswith("e"):
        return (f"{lemma}s", f"{lemma}d", f"{stem}ing")
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return (f"{stem}ies", f"{stem}ied", f"{lemma}ing")
    doubled = lemma + lemma[-1]
    return (f"{lemma}s", f"{lemma}es", f"{lemma}ed", f"{lemma}ing", f"{doubled}ed", f"{doubled}ing")


def _class_of(group: Mapping[str, Any]) -> CueClass:
    class_ = group["class"]
    if class_ not in CLASSES:
        raise ValueError(f"unknown class {class_!r} of cues; use {', '.join(sorted(CLASSES))}")
    checked: CueClass = class_
    return checked
