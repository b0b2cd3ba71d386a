"""What has an amount: the "driving range" of "a driving range of 300 miles", the "core inflation" that "rose 0.3%"."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.counted import ADJECTIVES, NOUNS
from claimx.extraction.quantity.draft import Draft
from claimx.extraction.quantity.phrases import phrase_at
from claimx.extraction.quantity.reading import Reading
from claimx.records import QuantityKind
from claimx.syntax import Parse, Tokens, link_of, noun_phrase, object_of, relative_antecedent_of, subject_of

IN = re.compile(r"(?:\s?\([^()\n]{1,40}\))?\s+in\s+(?:the\s+|its\s+|their\s+|his\s+|her\s+)?")
IN_CHANGED = re.compile(r"\s+(?:in|to|for)\s+(?:the\s+|its\s+|their\s+|his\s+|her\s+)?")
LONGEST = 7  # words of a phrase before "of"
FAR = 14  # tokens from an amount to its verb
CLOSED = frozenset(";:([")


def concept_of(reading: Reading, amount: Amount, draft: Draft, start: int) -> str | None:
    """What has the amount, as written; None where the sentence does not tell it.

    Args:
        reading: the text.
        amount: the amount.
        draft: what a rule made of it.
        start: where the quantity starts, its bound included.
    """
    parse = reading.parse
    kind, following = draft.kind, draft.following
    if following is not None:
        if amount.hyphen or kind not in {"percent", "money"}:
            return parse.string(following)
        if parse.pos[following[1] - 1] != "PROPN":  # "the 95 percent Obama received"
            return parse.string(_changed_after(reading, following) or following)
    first = parse.tokens_in(start, start + 1)[0]
    found = _before_of(reading, first)
    if found is not None and found[1] - found[0] == 1 and _is_change(reading, found[0]):  # "a rise of 6% in rents"
        match = IN_CHANGED.match(reading.text, draft.end)
        found = _plain(reading, phrase_at(reading, match.end())) if match else None
    if found is None and kind == "duration":
        return None
    if found is None and kind == "money" and draft.per is None:
        found = _after_in(reading, draft.end)
    if found is None and not _is_before_noun(reading, amount, first):
        found = _of_predicate(reading, amount, kind, first)
    return None if found is None else parse.string(found)


def _is_before_noun(reading: Reading, amount: Amount, first: int) -> bool:
    """a £3bn (…) bid, a 60-point game: whatever has it stands after the amount, found or not."""
    parse = reading.parse
    return amount.hyphen or (first > 0 and parse.tag[first - 1] in {"DT", "PRP$", "POS"})


def _changed_after(reading: Reading, following: Tokens) -> Tokens | None:
    """prices, of "a 5% rise in prices"."""
    head = following[1] - 1
    if not _is_change(reading, head):
        return None
    match = IN_CHANGED.match(reading.text, reading.parse.end[head])
    return _plain(reading, phrase_at(reading, match.end())) if match else None


def _is_change(reading: Reading, i: int) -> bool:
    word, change = reading.parse.lower[i], reading.lexicon.change
    return word in change["nouns_up"] or word in change["nouns_down"]


def _after_in(reading: Reading, end: int) -> Tokens | None:
    """aid, of "$3 billion in aid"."""
    match = IN.match(reading.text, end)
    return _plain(reading, phrase_at(reading, match.end())) if match else None


def _plain(reading: Reading, phrase: Tokens | None) -> Tokens | None:
    """The phrase, unless a name, a time or a place opens it."""
    if phrase is None:
        return None
    parse, concept = reading.parse, reading.lexicon.concept
    head = phrase[1] - 1
    if (
        parse.pos[head] == "PROPN"
        or parse.lower[head] in concept["not_in"]
        or parse.lower[phrase[0]] in concept["not_in"]
    ):
        return None
    return phrase


def _before_of(reading: Reading, first: int) -> Tokens | None:
    """driving range, of "a driving range of 300 miles"; of a change, what changes: "a rise of 5% in prices"."""
    parse = reading.parse
    sentence = parse.sentence(first)
    of = first - 1
    if of - 1 < sentence[0]:
        return None
    if parse.words[of] == ":":
        return _phrase_before(reading, of, sentence[0])
    if parse.lower[of] != "of":
        return None
    head = parse.lower[of - 1]
    if head in reading.lexicon.concept["not_of"] or head in reading.lexicon.nouns["kin"]:
        return None
    found = _phrase_before(reading, of, sentence[0])
    if found and parse.lower[found[0] - 1] == "of" and found[0] - 2 >= sentence[0]:
        whole = _phrase_before(reading, found[0] - 1, sentence[0])
        return (whole[0], found[1]) if whole else found  # margin of error
    return found


def _phrase_before(reading: Reading, end: int, least: int) -> Tokens | None:
    """The nouns before a token, with their adjectives: no determiner, no number."""
    parse = reading.parse
    if parse.tag[end - 1] not in NOUNS or end - 1 in reading.numbers:
        return None
    i = end - 1
    while i > least and end - i < LONGEST and _is_inside(parse, i - 1) and i - 1 not in reading.numbers:
        i -= 1
    if parse.tag[i] == "VBG" and i > least and parse.lower[i - 1] in reading.lexicon.nouns["be"]:
        i += 1  # "is receiving investments of $5m"
    return (i, end) if i < end else None


def _is_inside(parse: Parse, i: int) -> bool:
    return parse.tag[i] in NOUNS or (parse.tag[i] in ADJECTIVES and parse.tag[i + 1] in NOUNS | ADJECTIVES)


def _of_predicate(reading: Reading, amount: Amount, kind: QuantityKind, first: int) -> Tokens | None:
    """The subject of a verb that gives it an amount, the object of one that changes it: "raised its key rate to 4%"."""
    parse, concept = reading.parse, reading.lexicon.concept
    sentence = parse.sentence(first)
    verb = _verb_before(reading, first, sentence)
    if verb is None:
        return None
    lemma = parse.lemma[verb]
    if parse.tag[verb] == "VBG" and lemma in concept["ranging"]:  # "tariffs, ranging from 5 to 25 percent"
        noun = verb - 1 - (parse.words[verb - 1] == ",")
        return _phrase_before(reading, noun + 1, sentence[0]) if noun >= sentence[0] else None
    if parse.lower[verb] == "worth":
        noun = verb - 1
        if noun >= sentence[0] and parse.tag[noun] in NOUNS:
            return _phrase_before(reading, verb, sentence[0])
        return _subject(reading, verb, first)
    changed = object_of(parse, verb)
    if changed is not None and verb < changed < first and not _is_of_amount(reading, changed):
        linked = parse.lower[changed + 1 : first]
        if (
            lemma in concept["changing"] and not {"to", "by", "from"}.isdisjoint([*linked, parse.lower[first - 1]])
        ) or (lemma in concept["trading"] and "for" in linked):
            return _phrase(reading, changed, first)
        return None
    if not (
        lemma in concept["having"]
        or (lemma in concept["extending"] and kind != "money")
        or (lemma in concept["scoring"] and kind in {"percent", "measure"})
    ):
        return None
    if parse.tag[first - 1] in NOUNS and not reading.numbers.isdisjoint(range(verb, first - 1)):
        return _phrase_before(reading, first, verb + 1)  # "the fine was $2,000 and the loss $1m"
    return _subject(reading, verb, first)


def _verb_before(reading: Reading, first: int, sentence: Tokens) -> int | None:
    """The nearest verb, or "worth", before an amount, no bracket or semicolon between."""
    parse = reading.parse
    for i in range(first - 1, max(sentence[0], first - FAR) - 1, -1):
        if parse.words[i] in CLOSED:
            return None
        if parse.tag[i].startswith("VB") or parse.lower[i] == "worth":
            return i
    return None


def _subject(reading: Reading, verb: int, first: int) -> Tokens | None:
    parse = reading.parse
    clause = parse.head[verb] if link_of(parse, verb) == "auxiliary" else verb
    subject = subject_of(parse, clause)
    if subject is None and link_of(parse, clause) == "noun clause":
        subject = parse.head[clause]
    if subject is not None and parse.tag[subject] in {"WDT", "WP"}:
        subject = relative_antecedent_of(parse, clause)
    if subject is None or subject >= verb or parse.sentence_of[subject] != parse.sentence_of[first]:
        return None
    return _phrase(reading, subject, first)


def _phrase(reading: Reading, noun: int, first: int) -> Tokens | None:
    """The phrase of a noun without its determiner, unless it is a pronoun, a teller or an amount itself."""
    parse, concept = reading.parse, reading.lexicon.concept
    if parse.pos[noun] == "PRON" or parse.lower[noun] in concept["tellers"] | concept["times"]:
        return None
    start, end = parse.trimmed(noun_phrase(parse, noun, clauses=False, appositions=False))
    if start < end and parse.tag[start] in {"DT", "PRP$"}:
        start += 1
    if start >= end or end > first or any(_is_amount(reading, i) for i in range(start, end)):
        return None
    return start, end


def _is_of_amount(reading: Reading, noun: int) -> bool:
    """Whether a noun is a number, or the unit or sign of one: the 7% of "dropped 7% to $2bn"."""
    parse = reading.parse
    return not {noun, noun - 1, noun + 1}.isdisjoint(reading.numbers) or not parse.words[noun][:1].isalpha()


def _is_amount(reading: Reading, i: int) -> bool:
    """Whether a token is a number and no part of a name: not the 500 of "S&P 500"."""
    before = reading.parse.words[i - 1] if i else ""
    return i in reading.numbers and not before[:1].isupper()
