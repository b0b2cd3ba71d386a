"""Cues of attribution, typed: which words attribute, in which frames, of which class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from claimx.lexicons.inflection import regular_forms
from claimx.records import CueClass

CLASSES = frozenset(get_args(CueClass))
# How a verb takes what it attributes; the grammar at the head of cues.toml explains each.
Preposition = Literal["about", "against", "at", "for", "from", "in", "into", "of", "on", "over", "upon", "with"]
VerbFrame = Literal[
    "clause", "question", "quotation", "loose", "audience", "passive", "raising", "gerund", "to", "object-to",
    "object", "as", "predicate", "object-of", "object-for", "object-to-noun", "object-at", "clause-from",
    Preposition,
]  # fmt: skip


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CueLexicon:
    """All cues.

    Attributes:
        verbs: by lemma, entries with a particle first.
        by_form: the same entries by lemma and inflected form, since a lemmatizer guesses forms wrong now and then.
        noun_frames: nouns with the prepositions by which they take what is said.
        nouns, adjectives: class by lemma.
        phrases: by their first two words, or the only one, the longest first.
        triggers: the words at which a rule for phrases, views, adjectives or experiencers is tried.
        views, light_verbs, issuing, denying_all, talking, courtesies,
            audiences, adjective_prepositions, times: words that frames need.
        relative … agent_endings: closed classes of function words.
    """

    verbs: Mapping[str, tuple[Verb, ...]]
    by_form: Mapping[str, tuple[Verb, ...]]
    nouns: Mapping[str, CueClass]
    adjectives: Mapping[str, CueClass]
    phrases: Mapping[tuple[str, ...], tuple[Phrase, ...]]
    triggers: frozenset[str]
    views: frozenset[str]
    light_verbs: frozenset[str]
    issuing: frozenset[str]
    denying_all: frozenset[str]
    courtesies: frozenset[str]
    talking: frozenset[str]
    audiences: frozenset[str]
    adjective_prepositions: frozenset[str]
    states: frozenset[str]
    times: frozenset[str]
    noun_prepositions: frozenset[str]
    noun_frames: frozenset[tuple[str, str]]
    drawing_verbs: frozenset[str]
    receiving_verbs: frozenset[str]
    attitudes: frozenset[str]
    about_others: frozenset[str]
    arriving_verbs: frozenset[str]
    non_speech_objects: Mapping[str, frozenset[str]]
    attack_verbs: frozenset[str]
    attackable_in_words: frozenset[str]
    polls: frozenset[str]
    experiencers: frozenset[str]
    relative: frozenset[str]
    named_by: frozenset[str]
    subordinators: frozenset[str]
    impersonal: frozenset[str]
    expletives: frozenset[str]
    addressed: frozenset[str]
    denying: frozenset[str]
    first_person: frozenset[str]
    empty_objects: frozenset[str]
    questions: frozenset[str]
    circumstance_openers: frozenset[str]
    content_boundaries: frozenset[str]
    noun_joints: frozenset[str]
    summing_up: frozenset[str]
    studies: frozenset[str]
    lacking: frozenset[str]
    telling_more: frozenset[str]
    giving_more: frozenset[str]
    details: frozenset[str]
    tolls: frozenset[str]
    comparing: frozenset[str]
    copulas: frozenset[str]
    media: frozenset[str]
    pages: frozenset[str]
    works: frozenset[str]
    vague: frozenset[str]
    contrasting: frozenset[str]
    conditions: frozenset[str]
    contradicting: frozenset[tuple[str, ...]]
    bare_nouns: frozenset[str]
    scales: frozenset[str]
    senses: frozenset[str]
    before_deeds: frozenset[str]
    falling_to: frozenset[str]
    amounting: frozenset[str]
    whether_words: frozenset[str]
    indefinite: frozenset[str]
    discoveries: frozenset[str]
    absolute: frozenset[str]
    going_on: frozenset[str]
    quoting: frozenset[str]
    past_modals: frozenset[str]
    accompanying: frozenset[str]
    greetings: frozenset[str]
    handing: frozenset[str]
    naming: frozenset[str]
    plural_past: frozenset[str]
    acting: frozenset[str]
    singular_past: frozenset[str]
    against: frozenset[str]
    getting: frozenset[str]
    appointing: frozenset[str]
    honours: frozenset[str]
    explaining: frozenset[str]
    glossing: frozenset[str]
    regrets: frozenset[str]
    norms: frozenset[str]
    gazing: frozenset[str]
    reasons: frozenset[str]
    only_beside_reports: frozenset[str]
    holding: frozenset[str]
    of_result: frozenset[str]
    reasoning: frozenset[str]
    boards: frozenset[str]
    nobody: frozenset[str]
    taken_of: frozenset[str]
    occasions: frozenset[str]
    before_authors: frozenset[str]
    bringing_about: frozenset[str]
    doing_next: frozenset[str]
    used_to_speak: frozenset[str]
    firsts: frozenset[str]
    impending: frozenset[str]
    duties: frozenset[str]
    measures: frozenset[str]
    labels: frozenset[str]
    finders: frozenset[str]
    describing: frozenset[str]
    fused: frozenset[str]
    none_of_both: frozenset[str]
    whole: frozenset[str]
    of_a_person: frozenset[str]
    of_a_body: frozenset[str]
    of_several: frozenset[str]
    others: frozenset[str]
    by_wire: frozenset[str]
    thoughts: frozenset[str]
    fused_any: frozenset[str]
    resuming: frozenset[str]
    means: frozenset[str]
    open_posts: frozenset[str]
    sayings: frozenset[str]
    unreal: frozenset[str]
    not_yet: frozenset[str]
    turns: frozenset[str]
    taking_in: frozenset[str]
    letters: frozenset[str]
    possible: frozenset[str]
    event_verbs: frozenset[str]
    durations: frozenset[str]
    agent_endings: tuple[str, ...]

    @classmethod
    def from_tables(cls, tables: Mapping[str, Any]) -> CueLexicon:
        """The lexicon of the `cues` table.

        Raises:
            ValueError: where a group has an unknown class.
        """
        cues = tables["cues"]
        function_words = dict(cues["function_words"])
        lists = {name: table["words"] for name, table in cues.items() if list(table) == ["words"]}
        lists |= tables["shared"]
        verbs: dict[str, list[Verb]] = {}
        for word, classes in cues["verbs"].items():
            lemma, _, particle = word.partition(" ")
            frames = {frame: _checked(class_) for class_, names in classes.items() for frame in names}
            verbs.setdefault(lemma, []).append(Verb(lemma, particle or None, frames))
        phrases: dict[tuple[str, ...], list[Phrase]] = {}
        for group in cues["phrases"]:
            for words in group["words"]:
                split = tuple(words.split())
                phrases.setdefault(split[:2], []).append(Phrase(split, _class_of(group)))
        nouns = cues["nouns"] + cues["stances"]
        adjectives = {word: _class_of(group) for group in reversed(cues["adjectives"]) for word in group["words"]}
        entries = {lemma: tuple(sorted(v, key=lambda e: e.particle is None)) for lemma, v in verbs.items()}
        forms = {form: lemma for lemma in sorted(verbs) for form in regular_forms(lemma)} | cues["forms"]
        return cls(
            verbs=entries,
            by_form=entries | {form: entries[lemma] for form, lemma in forms.items() if lemma in entries},
            nouns={word: _class_of(group) for group in reversed(nouns) for word in group["words"]},
            adjectives=adjectives,
            triggers=frozenset(
                [*adjectives, *(first for first, *_ in phrases), *lists["views"], *function_words["experiencers"]]
            ),
            phrases={begun: tuple(sorted(p, key=lambda e: -len(e.words))) for begun, p in phrases.items()},
            attitudes=frozenset(
                word for group in cues["stances"] if _class_of(group) == "evaluate" for word in group["words"]
            ),
            noun_frames=frozenset(
                (word, preposition)
                for group in cues["noun_frames"]
                for word in group["words"]
                for preposition in group["prepositions"]
            ),
            non_speech_objects={verb: frozenset(objects) for verb, objects in cues["non_speech_objects"].items()},
            attack_verbs=frozenset(cues["attack_verbs"]["verbs"]),
            attackable_in_words=frozenset(cues["attack_verbs"]["in_words"]),
            contradicting=frozenset(tuple(phrase.split()) for phrase in function_words.pop("contradicting")),
            agent_endings=tuple(function_words.pop("agent_endings")),
            **{name: frozenset(words) for name, words in (lists | function_words).items()},
        )


def _class_of(group: Mapping[str, Any]) -> CueClass:
    return _checked(group["class"])


def _checked(class_: str) -> CueClass:
    if class_ not in CLASSES:
        raise ValueError(f"unknown class {class_!r} of cues; use {', '.join(sorted(CLASSES))}")
    return cast(CueClass, class_)
