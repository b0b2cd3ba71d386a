"""The format of the lexicons, checked: a user's file before it is merged in, the packaged ones by a test.

A table is *open*, where its keys are words or names that anybody may add (verbs, hedge groups, units), or *closed*,
where each key is a list that a rule reads: there a key that the packaged file lacks would do nothing; it is refused.
`word_types.py` holds what they are made of, `quantity_schema.py` the tables of `quantities`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationInfo, field_validator

from claimx.lexicons.cues import VerbFrame
from claimx.lexicons.hedges import BY_LEMMA, Frame, Takes
from claimx.lexicons.name_schema import BodyGroup, Names, Peoples
from claimx.lexicons.quantity_schema import IsoCurrency, Quantities
from claimx.lexicons.word_types import (
    ClosedLists,
    Code,
    Commitment,
    Country,
    Group,
    Lemma,
    Loose,
    RankAndWeight,
    Word,
    WordGroup,
    Words,
    checked_lemma,
)
from claimx.records import CueClass, HedgeCategory, SourceType


class CueGroup(WordGroup):
    """Words of one class."""

    class_: CueClass = Field(alias="class")


class NounFrames(WordGroup):
    """Nouns and the prepositions by which they take what is said."""

    prepositions: Words


class AttackVerbs(Group):
    """Verbs of violence, and the words by which an attack is one in words."""

    verbs: Words
    in_words: Words


class Cues(Group):
    """The table `cues`; other lists of words are groups with `words`."""

    model_config = ConfigDict(extra="allow", strict=True)
    __pydantic_extra__: dict[str, WordGroup]

    verbs: dict[Lemma, dict[CueClass, list[VerbFrame]]]
    forms: dict[Word, Word]
    nouns: list[CueGroup]
    stances: list[CueGroup]
    adjectives: list[CueGroup]
    phrases: list[CueGroup]
    noun_frames: list[NounFrames]
    non_speech_objects: dict[Word, Words]
    attack_verbs: AttackVerbs
    function_words: ClosedLists

    @field_validator("verbs")
    @classmethod
    def one_class_a_frame(cls, verbs: dict[str, dict[CueClass, list[VerbFrame]]]) -> dict[str, Any]:
        """A frame of a verb has one class, and stands there once."""
        for verb, classes in verbs.items():
            frames = [frame for named in classes.values() for frame in named]
            if not frames:
                raise ValueError(f"{verb} needs a frame, such as {{ neutral = ['clause'] }}")
            for frame in frames:
                if frames.count(frame) > 1:
                    raise ValueError(f"{verb} has the frame {frame!r} twice; a frame has one class")
        return verbs


class HedgeGroup(Group):
    """Hedges of one frame."""

    frame: Frame
    category: HedgeCategory
    strength: Literal[1, 2, 3]
    words: Words

    @field_validator("words")
    @classmethod
    def lemmas_where_the_frame_wants_them(cls, words: Words, info: ValidationInfo) -> Words:
        """Frames of verbs and nouns look up lemmas."""
        if info.data.get("frame") in BY_LEMMA - {"passive", "noun"}:
            for word in words:
                checked_lemma(word, info)
        return words


class SignatureGroup(WordGroup):
    """Predicates that say the same of the clause they take."""

    takes: list[Takes]
    affirmed: Commitment
    negated: Commitment
    weight: float | None = Field(default=None, ge=0, le=3)


class CommitmentTable(Group):
    """What cues, modals and subordinators leave of a commitment."""

    classes: dict[CueClass, Annotated[tuple[Commitment, Commitment], Loose]]
    modals: dict[str, RankAndWeight]
    subordinators: dict[str, RankAndWeight]


class State(Group):
    """A state or a region: its names, its people."""

    name: Word
    also: Words = []
    people: Words
    capital: Words = []
    within: Country | None = Field(default=None, alias="in")


class Sources(Group):
    """The table `sources`."""

    model_config = ConfigDict(extra="allow", strict=True)
    __pydantic_extra__: dict[str, ClosedLists]

    nouns: dict[SourceType, Words]


class English(Group):
    """The table `english`."""

    function_words: Words
    lemmas: Words
    least_words: int
    least_share: float
    chance: int


class Layout(Group):
    """The table `layout`."""

    lines: Words
    labels: Words
    openings: Words
    bylines: Words
    credits: Words
    longest_byline: int


class FirstNames(Group):
    """The table `first_names`."""

    masculine: Words
    feminine: Words


class Action(Group):
    """What happens to what is counted, by the words that say it."""

    nouns: Words = []
    before: Words = []
    after: Words = []
    tolls: Words = []
    sums: Words = []
    doers: Words = []
    joins: Words = []
    course: Literal["grows", "moves", "stays"] = "stays"


class Event(WordGroup):
    """A kind of event."""

    lasting: bool = False
    general: bool = False


class Compare(Group):
    """The table `compare`."""

    model_config = ConfigDict(extra="allow", strict=True)
    __pydantic_extra__: dict[str, ClosedLists]

    actions: dict[Word, Action]
    events: dict[Word, Event]
    event_families: ClosedLists
    nouns: ClosedLists

    @field_validator("event_families")
    @classmethod
    def families_of_events(cls, families: dict[str, list[str]], info: ValidationInfo) -> dict[str, list[str]]:
        """A family has only events that there are."""
        known = info.data.get("events")
        if known is None:  # they are wrong themselves, which is told
            return families
        for name in (each for family in families.values() for each in family):
            if name not in known:
                raise ValueError(f"{name!r} is no event; events are {', '.join(known)}")
        return families


class LexiconTables(Group):
    """All tables that a lexicon may hold."""

    cues: Cues
    hedges: dict[Word, HedgeGroup]
    senses: ClosedLists
    negation: dict[Word, WordGroup]
    signatures: dict[Word, SignatureGroup]
    commitment: CommitmentTable
    names: Names
    bodies: dict[Word, BodyGroup]
    sources: Sources
    first_names: FirstNames
    states: dict[Code, State]
    regions: dict[Word, State]
    peoples: Peoples
    quantities: Quantities
    currencies: dict[Code, IsoCurrency]
    english: English
    grammar: ClosedLists
    shared: ClosedLists
    layout: Layout
    check: ClosedLists
    compare: Compare


# Tables whose keys anybody may add to, as paths; of every other table the packaged files have all the keys.
OPEN = (
    ("cues", "verbs"), ("cues", "forms"), ("cues", "non_speech_objects"), ("hedges",), ("signatures",), ("states",),
    ("regions",), ("bodies",), ("peoples", "same"), ("peoples", "of_places"), ("names", "pet_forms"),
    ("names", "organisations"), ("names", "outlets"), ("names", "places"), ("names", "home"), ("names", "halves"),
    ("names", "people"), ("names", "full_titles"), ("names", "postal"), ("names", "place_names"),
    ("quantities", "vague"), ("quantities", "units"), ("quantities", "currencies"),
    ("quantities", "subunits"), ("quantities", "dollar_suffixes"), ("quantities", "multiples"),
    ("compare", "actions"), ("compare", "events"), ("compare", "event_families"), ("compare", "nouns"),
    ("quantities", "compounds"), ("currencies",), ("commitment", "modals"), ("commitment", "subordinators"),
)  # fmt: skip


@cache
def tables_adapter() -> TypeAdapter[LexiconTables]:
    """The validator of all tables; built when the first lexicon of a user's own is read."""
    return TypeAdapter(LexiconTables)


def unknown_keys(
    own: Mapping[str, Any], packaged: Mapping[str, Any], at: tuple[str, ...] = ()
) -> Iterable[tuple[tuple[str, ...], list[str]]]:
    """Keys of closed tables that no rule reads, each with the keys there are."""
    for key, value in own.items():
        if key not in packaged:
            yield (*at, key), sorted(packaged)
        elif isinstance(value, Mapping) and isinstance(packaged[key], Mapping) and (*at, key) not in OPEN:
            yield from unknown_keys(value, packaged[key], (*at, key))


def keys_at(place: Sequence[str]) -> list[str]:
    """The keys that a table may have, where they are all known; `place` are the names of the tables around it."""
    type_: Any = LexiconTables
    for name in place:
        if get_origin(type_) in {dict, list}:
            type_ = get_args(type_)[-1]
        elif is_group(type_):
            fields = {field.alias or key: field.annotation for key, field in type_.model_fields.items()}
            type_ = fields.get(name)
    if get_origin(type_) is list:
        type_ = get_args(type_)[0]
    return [field.alias or key for key, field in type_.model_fields.items()] if is_group(type_) else []


def is_group(type_: Any) -> bool:
    """Whether a type is a table with fields."""
    return isinstance(type_, type) and issubclass(type_, BaseModel)
