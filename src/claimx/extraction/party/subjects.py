"""The subjects that stand before a pronoun: what "it" and "they" may mean."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.extraction.party.discourse import SUBJECTS, Discourse
from claimx.extraction.party.source_type import type_of_noun
from claimx.records import Source
from claimx.syntax import Parse, coordination, link_of, predicate_of, role_of, subject_of

# A "sentence" longer than any writer's is read this far; no more names than these are looked at in one.
LONGEST_SENTENCE = 300
NAMES = 40
BODIES = frozenset({"organisation", "government", "media", "document", "poll"})
PLURAL = frozenset({"they", "them", "themselves", "both"})
NO_PERSONS = frozenset({"organisation", "place", "government", "media"})


def conjoined_before(parse: Parse, discourse: Discourse, head: int) -> list[str]:
    """The parties that are together the subject of the sentence before."""
    before = parse.sentence_of[head] - 1
    for start, _, id_ in discourse.by_sentence.get(before, ())[:NAMES]:
        if start in discourse.quoted or not discourse.is_subject((start, discourse.end[start], id_)):
            continue
        nouns = [i for i in range(start, discourse.end[start]) if role_of(parse, i) in SUBJECTS]
        if nouns:
            found = [discourse.at[i] for i in coordination(parse, nouns[0]) if i in discourse.at]
            return list(dict.fromkeys(found)) if len(found) > 1 else []
    return []


def bodies_before(parse: Parse, discourse: Discourse, head: int, back: int) -> list[int]:
    """Subjects that are or name a body, in the nearest sentence with any, `back` sentences behind at most."""
    here = parse.sentence_of[head]
    for sentence in range(here, max(-1, here - back - 1), -1):
        start, end = parse.sentences[sentence]
        found = []
        for i in range(start, min(end, head, start + LONGEST_SENTENCE)):
            id_ = discourse.at.get(i)
            opens = id_ is not None and discourse.opens((i, discourse.end[i], id_))
            if i in discourse.quoted or not (opens or role_of(parse, i) in SUBJECTS):
                continue
            if id_ is not None:
                if discourse.actors[id_].type in {"organisation", "place"} and i not in discourse.people_words:
                    found.append(i)
            elif parse.tag[i] == "NN" and discourse.lexicon.noun_types.get(parse.lemma[i].lower()) in BODIES:
                found.append(i)
        if found:
            return found
    return []


def only_body_before(parse: Parse, discourse: Discourse, head: int) -> str | None:
    """“The Green Party won nine seats. They said”: a body of people, where no other is near."""
    named = {discourse.at.get(i) for i in bodies_before(parse, discourse, head, 1)}
    return next(iter(named)) if len(named) == 1 else None


def plural_above(parse: Parse, discourse: Discourse, head: int) -> int | None:
    """The people of whose clause a pronoun's own says when or why: "[Men] hid before they fled"."""
    own = predicate_of(parse, head)
    if link_of(parse, own) != "adverbial":
        return None
    subject = subject_of(parse, parse.head[own], shared=False)
    if subject is None or subject > head or subject in discourse.quoted or parse.tag[subject] != "NNS":
        return None
    return None if is_thing(discourse, subject) else subject


def subject_before(parse: Parse, discourse: Discourse, head: int, tags: set[str]) -> int | None:
    """The subject of these tags that stands first in the sentence before, or before the token in its own."""
    here = parse.sentence_of[head]
    for sentence, bound in ((here, head), (here - 1, parse.n)):
        if sentence < 0:
            break
        start, end = parse.sentences[sentence]
        for i in range(start, min(end, bound)):
            if (
                parse.tag[i] in tags
                and i not in discourse.quoted
                and role_of(parse, i) in {"subject", "passive-subject"}
            ):
                return i
    return None


def is_body(discourse: Discourse, noun: int) -> bool:
    """Whether a noun is of no person: of a body's name or a place's, or a noun for one."""
    named = discourse.type_at(noun)
    return (named or type_of_noun(discourse.parse, noun, (noun, noun + 1), discourse.lexicon)) in NO_PERSONS


def is_thing(discourse: Discourse, noun: int) -> bool:
    """Whether a noun is none for people, as far as known: "the wells"."""
    return type_of_noun(discourse.parse, noun, (noun, noun + 1), discourse.lexicon) == "unknown"


def is_several(discourse: Discourse, own: int, source: Source) -> bool:
    """Whether a source is more than one: a plural noun, "X and Y", "they", the public."""
    word = discourse.parse.lower[own]
    plural = discourse.parse.tag[own] in {"NNS", "NNPS"} or len(source.actors) > 1
    return plural or word in PLURAL or word in discourse.lexicon.collective


def last_of_several(discourse: Discourse, recent: Iterable[tuple[int, int, Source]]) -> tuple[int, Source | None]:
    """Where the last source is named that is several or no person, and that source; no token and None without one.

    No paper is "they".
    """
    speaking = ((own, each) for _, own, each in recent if each.type != "document")
    return next(((own, s) for own, s in speaking if s.type != "person" or is_several(discourse, own, s)), (0, None))


def is_told_by(parse: Parse, pronoun: int, own: int, noun: int | None) -> bool:
    """Whether a source stands in the sentence of a pronoun, and no plural subject between them."""
    return own >= parse.sentence(pronoun)[0] and (noun is None or noun < own)
