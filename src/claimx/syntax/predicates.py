"""Questions about predicates: what heads a clause, what stands on its own, where an infinitive begins."""

from __future__ import annotations

from claimx.syntax.clauses import (
    auxiliaries_of,
    clausal_complement_of,
    conjoined_verbs,
    is_conjunct,
    negations_of,
    objects_of,
    predicate_of,
    subject_of,
)
from claimx.syntax.parse import Parse, Tokens
from claimx.syntax.tags import FINITE_OR_MODAL, FINITE_VERBS

# Adverbs that may stand between a word and the "to" of its infinitive, and between that and the verb.
BEFORE_TO = 3
AFTER_TO = 2
# Words between a verb and its first auxiliary: "has not been widely".
BEFORE_VERB = 6
# Words between two verbs of one object: "confirmed [nor ever publicly] denied".
BETWEEN_VERBS = 3
# What denies the second of two verbs with the first: "has not confirmed or denied".
DENIED_TOGETHER = frozenset({"or", "nor"})


def is_predicate(parse: Parse, token: int) -> bool:
    """Whether a token heads a clause: a verb, or what a copula or a subject makes one."""
    if parse.pos[token] in {"VERB", "AUX"}:
        return True
    return bool(auxiliaries_of(parse, token)) or subject_of(parse, token, shared=False) is not None


def predicate_of_words(parse: Parse, words: Tokens) -> int:
    """The predicate of the clause that a sequence of words stands in, seen from the word that heads it."""
    for token in range(*words):
        if not words[0] <= parse.head[token] < words[1] or parse.head[token] == token:
            return token if is_predicate(parse, token) else predicate_of(parse, token)
    return predicate_of(parse, words[0])


def stands_alone(parse: Parse, predicate: int) -> bool:
    """Whether a conjoined predicate is a clause of its own: it has a subject, an auxiliary or a finite form."""
    if parse.tag[predicate] in FINITE_VERBS or auxiliaries_of(parse, predicate):
        return True
    return subject_of(parse, predicate, shared=False) is not None


def infinitive_after(parse: Parse, token: int) -> int | None:
    """The "to" of an infinitive right after a token; an adverb or two may stand between."""
    mark = token + 1
    last = min(parse.n - 2, token + BEFORE_TO + 1)
    while mark < last and parse.lower[mark] != "to" and parse.pos[mark] in {"ADV", "PUNCT"}:
        if parse.lower[mark] in {",", ";", "."}:
            return None
        mark += 1
    if mark > last or parse.lower[mark] != "to":
        return None
    verb = mark + 1
    while verb < parse.n and verb <= mark + AFTER_TO and (parse.pos[verb] == "ADV" or parse.lower[verb] == "not"):
        verb += 1
    if verb < parse.n and (parse.tag[verb] == "VB" or parse.lower[verb] in {"be", "have"}):
        return mark
    return None


def first_auxiliary_of(parse: Parse, verb: int) -> int:
    """The first auxiliary that stands in one piece with a verb ("[are] widely expected"); else the verb."""
    auxiliaries = set(auxiliaries_of(parse, verb))
    first = verb
    for token in range(verb - 1, max(-1, verb - BEFORE_VERB - 1), -1):
        if token in auxiliaries or (parse.pos[token] == "AUX" and parse.head[token] in {verb, parse.head[verb]}):
            first = token
        elif parse.pos[token] not in {"ADV", "PART"}:
            break
    return first


def verb_of(parse: Parse, finite: int) -> int:
    """The predicate that a finite word is of: that of its auxiliary, else itself."""
    return parse.head[finite] if parse.pos[finite] == "AUX" else finite


def first_finite(parse: Parse, start: int, end: int) -> int:
    """The first finite verb or modal of a stretch; its end where it has none."""
    return next((k for k in range(start, end) if parse.tag[k] in FINITE_OR_MODAL), end)


def has_expletive(parse: Parse, verb: int) -> bool:
    """Whether "it" is the subject, or stands for one that follows: "it seems that"."""
    return any(parse.lower[child] == "it" for child in parse.children[verb] if child < verb)


def verbs_of_one_object(parse: Parse, verb: int) -> Tokens | None:
    """The stretch of two verbs beside each other that take one object or clause, of which this is one."""
    pairs = [(parse.head[verb], verb)] if is_conjunct(parse, verb) else []
    pairs += [(verb, second) for second in conjoined_verbs(parse, verb)]
    return next(((first, second + 1) for first, second in pairs if _take_one_object(parse, first, second)), None)


def _take_one_object(parse: Parse, first: int, second: int) -> bool:
    between = range(first + 1, second)
    if not 0 < len(between) <= BETWEEN_VERBS or not parse.tag[first].startswith("VB"):
        return False
    if any(parse.pos[k] not in {"CCONJ", "ADV"} for k in between) or all(parse.pos[k] == "ADV" for k in between):
        return False
    taken = [[*objects_of(parse, verb), clausal_complement_of(parse, verb)] for verb in (first, second)]
    heads = [[k for k in own if k is not None] for own in taken]
    return all(k > second for own in heads for k in own) and bool(heads[0]) != bool(heads[1])


def is_denied_with_another(parse: Parse, verb: int) -> bool:
    """Whether a verb is denied with the one beside it: "not confirmed or denied", "neither confirmed nor denied"."""
    near = parse.lower[max(verb - BETWEEN_VERBS, 0) : verb + BETWEEN_VERBS + 1]
    pair = None if DENIED_TOGETHER.isdisjoint(near) else verbs_of_one_object(parse, verb)
    if pair is None or DENIED_TOGETHER.isdisjoint(parse.lower[slice(*pair)]):
        return False
    return bool(negations_of(parse, pair[0])) or "neither" in parse.lower[max(pair[0] - BEFORE_TO, 0) : pair[0]]
