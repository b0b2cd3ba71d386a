"""What amounts share whose verb is said once: "exports rose 5% and imports 3%"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimx.extraction.quantity.counted import NEVER_NOUNS
from claimx.extraction.quantity.surroundings import Surroundings
from claimx.records import Change, Quantity
from claimx.syntax import NOUNS

CLAUSE_END = re.compile(r"\s*(?:[.,;:)]|and\b|$)")
ELLIPTIC = re.compile(
    r",?\s(?:and|but|while)\s(?:those\sof\s|the\s|its\s)?((?:[^\W\d][\w-]*\s){0,2}?[^\W\d][\w-]*)\s(?:by\s)?"
)
ELLIPSIS = 8  # words between two amounts of one verb
VERBAL = frozenset({"VB", "VBD", "VBP", "VBZ", "VBN", "VBG", "MD", "WDT", "WP", "TO"})
OPENING = NOUNS | {"JJ", "VBN", "VBG", "HYPH"}
CLOSED = frozenset(";:()[]-–—")


def of_the_same_verb(around: Surroundings, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity:
    """A percentage with the change of one of the two before it, and with the noun that stands between them."""
    changed = next((each for each in reversed(earlier) if each.kind == "percent" and each.change), None)
    if quantity.kind != "percent" or changed is None:
        return quantity
    before = earlier[-1]
    if changed is before and not quantity.change:
        quantity = replace(quantity, change=_change_of_the_same(around, before, quantity))
    named = _named_between(around, before, quantity)
    return quantity if named is None else replace(quantity, concept=named, change=quantity.change or changed.change)


def _named_between(around: Surroundings, before: Quantity, quantity: Quantity) -> str | None:
    """Thefts rose by 6% to 90 and robberies by 9%: what the second amount is of."""
    gap = ELLIPTIC.fullmatch(around.text, before.end, quantity.start)
    if gap is None or quantity.noun is not None:
        return None
    first, last = around.parse.tokens_in(*gap.span(1))
    bare = _is_noun(around, last - 1) and all(around.parse.tag[t] in OPENING for t in range(first, last - 1))
    after = around.parse.tokens_in(quantity.start, quantity.end)[1]
    return gap[1] if bare and around.parse.tag[after] not in NOUNS | {"JJ"} else None


def _is_noun(around: Surroundings, token: int) -> bool:
    """Whether a word is a noun, or a plural that taggers take for a verb: "and [imports] 3%"."""
    tag = around.parse.tag[token]
    return tag in NOUNS or (tag == "VBZ" and around.parse.lower[token] not in NEVER_NOUNS)


def _change_of_the_same(around: Surroundings, before: Quantity, quantity: Quantity) -> Change | None:
    """Exports rose 5% and imports 3%: the verb is said once."""
    parse = around.parse
    first = parse.tokens_in(before.end, before.end + 1)[0]
    last, after = parse.tokens_in(quantity.start, quantity.end)
    if last - first > ELLIPSIS:
        return None
    word, is_noun = parse.lower[last - 1], _is_noun(around, last - 1)
    if not (is_noun or word in {"and", "by", ","}) or _is_stated(around, first, last - is_noun):
        return None
    apposed = word == "," and around.text[quantity.end : quantity.end + 1] == ","
    counts = quantity.noun is not None or (after < parse.n and parse.tag[after] in NOUNS | {"JJ"})
    return None if apposed or counts else before.change


def elliptic(around: Surroundings, before: Quantity, quantity: Quantity) -> Quantity | None:
    """Sales rose 5 percent and profits 3: the verb and the unit are said once."""
    if before.kind != "percent" or before.change is None or not CLAUSE_END.match(around.text, quantity.end):
        return None
    parse = around.parse
    first, last = parse.tokens_in(before.end, before.end + 1)[0], parse.tokens_in(quantity.start, quantity.end)[0]
    gap = ELLIPTIC.fullmatch(around.text, before.end, quantity.start)
    if gap is None or _change_of_the_same(around, before, quantity) is None or _is_stated(around, first, last - 1):
        return None
    words = parse.lower[first:last]
    if words[-1] == "by" or not (around.lexicon.change["up"] | around.lexicon.change["down"]).isdisjoint(words):
        return None  # "and miners slid by 1"
    return replace(quantity, kind="percent", unit=before.unit, change=before.change, concept=gap[1], rule=before.rule)


def _is_stated(around: Surroundings, first: int, last: int) -> bool:
    """Whether a verb or a bracket stands between two amounts."""
    return any(around.parse.tag[t] in VERBAL or around.parse.words[t] in CLOSED for t in range(first, last))
