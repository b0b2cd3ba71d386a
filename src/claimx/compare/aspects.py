"""In what two versions of a claim differ: quotation, numbers, dates, source, certainty, hedges and so on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal, TypeAlias, TypeVar

from claimx.compare.across.lexicon import words as known_words
from claimx.compare.addressed import stance_before
from claimx.compare.dates import Days, digits_of, elsewhere
from claimx.compare.matching import source_words
from claimx.compare.tense import tenses
from claimx.compare.wording import content_words, quoted_words, shown, words_of
from claimx.records import Claim, Hedge, Quantity, Source
from claimx.spelling import is_near, is_one_sound

T = TypeVar("T")
Swapped: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
DIGITS: tuple[tuple[Aspect, bool], ...] = (("date", True), ("number", False))
BESIDE_TENSE = frozenset({"number", "date", "source", "cue", "name"})  # what tells nothing of the verb
PRONOUN = "pronoun"
MORE_WORDS = 1  # that may be others in a claim of which a "not" is gone: "isn't safe", "is safe"
NAMED = frozenset({"name", "none"})  # of pronouns and the like, who they stand for is asked
Aspect: TypeAlias = Literal[
    "quotation", "number", "date", "source", "certainty", "polarity", "hedge", "cue", "name", "wording"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One aspect in which a claim changed; `old` and `new` in words, None where there was or is none.

    `note` says what that means: "named", "raised", "altered inside its marks".
    """

    what: Aspect
    old: str | None
    new: str | None
    note: str


def details(
    old: Claim,
    new: Claim,
    *,
    same_sentence: bool = False,
    beside: tuple[Days, Days] = ((), ()),
    closing: str = "",
    names: Swapped = ((), ()),
    whom: tuple[str, str] | None = None,
) -> tuple[Detail, ...]:
    """The aspects in which two versions of a claim differ, the gravest first; () where they say the same.

    Args:
        old: the claim in the old version.
        new: the same in the new one.
        same_sentence: its sentence has the same words in both. A comma may have moved, and the parse with it: all that
            can have changed is whom a pronoun means, by what other sentences say.
        beside: days and hours that the sentence of each names outside of claims; where one names none, it may have
            taken them into a claim: then they only tell which day another took the place of.
        names: names outside of claims that only one of the two sentences has.
        whom: whom each version told it, with the verb, where that is somebody else.
        closing: what became of a quotation mark that one version lacks; "" where neither does, or both do.
    """
    if same_sentence:
        same_words = old.source and new.source and words_of(old.source.text) == words_of(new.source.text)
        return tuple(source(old, new)) if same_words else ()
    found = [detail for aspect in ASPECTS for detail in aspect(old, new)]
    if closing and not (quoted_words(old) and quoted_words(new)):
        found = [replace(each, note=closing) if each.what == "quotation" else each for each in found]
    was, is_ = (digits_of(each) for each in (old, new))
    if all(beside):
        found += digits(was + beside[0], is_ + beside[1])
    else:
        found += digits(was + elsewhere(beside[0], is_, was), is_ + elsewhere(beside[1], was, is_))
    if all(names):
        found.append(Detail(what="name", old=", ".join(names[0]), new=", ".join(names[1]), note="swapped"))
    elif whom is not None:
        found.append(Detail(what="wording", old=whom[0], new=whom[1], note="told to others"))
    if found and {each.what for each in found} <= BESIDE_TENSE:
        found += tense(old, new, found)
    return tuple(found or wording(old, new))


def quotation(old: Claim, new: Claim) -> Iterator[Detail]:
    """Words between quotation marks that are no longer the same, or no longer between marks."""
    before, after = quoted_words(old), quoted_words(new)
    if before == after:
        return
    if before and after:
        note = "altered inside its marks"
    else:
        note = "no longer in quotation marks" if before else "now in quotation marks"
    yield Detail(what="quotation", old=shown(old.content), new=shown(new.content), note=note)


def number(old: Claim, new: Claim) -> Iterator[Detail]:
    """Numbers that were added, dropped or changed."""
    gone, come = left_over(old.quantities, new.quantities, amount)
    yield from (changed_number(before, after) for before, after in by_what_they_count(gone, come))


def by_what_they_count(gone: list[Quantity], come: list[Quantity]) -> Iterator[tuple[Quantity | None, Quantity | None]]:
    """Numbers side by side, first those that count one thing: people and people, no storeys."""
    left = list(come)
    found: list[tuple[Quantity, Quantity | None]] = []
    for each in gone:
        other = next((one for one in left if counted(one) == counted(each)), None)
        if other is not None:
            left.remove(other)
        found.append((each, other))
    rest = iter(left)
    yield from ((each, other or next(rest, None)) for each, other in found)
    yield from ((None, other) for other in rest)


def counted(quantity: Quantity) -> tuple[object, ...]:
    """What a number counts or measures."""
    return quantity.kind, quantity.unit, quantity.noun.casefold() if quantity.noun else None


def changed_number(old: Quantity | None, new: Quantity | None) -> Detail:
    """What became of a number."""
    note = "changed" if old and new else "dropped" if old else "added"
    return Detail(what="number", old=_text(old), new=_text(new), note=note)


def source(old: Claim, new: Claim) -> Iterator[Detail]:
    """Another source, one that is now named or no longer, or none."""
    if (old.attributed, source_words(old)) == (new.attributed, source_words(new)) or is_written_alike(old, new):
        return
    before, after = (told_by(each.source) if each.source else None for each in (old, new))
    if before is None and after is None:  # "is expected to" became "will": its hedge is told
        return
    was, is_ = (bool(c.source and c.source.named) for c in (old, new))
    if old.attributed != new.attributed:
        note = "now the article's own voice" if old.attributed else "now attributed"
    elif before is None or after is None:
        note = "withdrawn" if after is None else "given"
    elif was != is_:
        note = "no longer named" if was else "named"
    elif is_ and is_respelt(source_words(old), source_words(new)):
        note = "spelling"
    else:
        note = "swapped"
    yield Detail(what="source", old=before, new=after, note=note)


def told_by(source: Source) -> str:
    """Who a source is, as written; of a pronoun also whom it stands for: "they (two aides)"."""
    meant = source.name or (source.antecedent.text if source.antecedent else None)
    return f"{source.text} ({meant})" if source.resolution == PRONOUN and meant else source.text


def is_respelt(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether two names are one in two spellings: "Tarant", "Tarrant"; no word of them is another word."""
    pairs = [pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]]
    return len(old) == len(new) and all(is_near(*pair) or is_one_sound(*pair) for pair in pairs)


def is_written_alike(old: Claim, new: Claim) -> bool:
    """Whether both write the same name: that it is told in full elsewhere, or no longer, swaps nobody."""
    sources = (old.source, new.source)
    if old.attributed != new.attributed or any(each is None or each.resolution not in NAMED for each in sources):
        return False
    one, other = (words_of(each.text) for each in sources if each is not None)
    return one == other


def certainty(old: Claim, new: Claim) -> Iterator[Detail]:
    """Another certainty."""
    if old.certainty != new.certainty:
        order = ("unknown", "possible", "probable", "certain")
        note = "raised" if order.index(new.certainty) > order.index(old.certainty) else "lowered"
        yield Detail(what="certainty", old=old.certainty, new=new.certainty, note=note)


def polarity(old: Claim, new: Claim) -> Iterator[Detail]:
    """Affirmed where it was denied, or the other way round; or a "not" within what is claimed that came or went."""
    if old.polarity != new.polarity:
        yield Detail(what="polarity", old=old.polarity, new=new.polarity, note="turned round")
        return
    gone, come = (negations_in(*pair) for pair in ((old, new), (new, old)))
    if bool(gone) != bool(come) and is_but_for_negations(old, new):
        note = "negation dropped" if gone else "negation added"
        yield Detail(what="polarity", old=gone or None, new=come or None, note=note)


def negations_in(claim: Claim, other: Claim) -> str:
    """The words of a claim by which it denies something, as far as the other has them not."""
    left = Counter(content_words(claim)) - Counter(content_words(other))
    return " ".join(word for word in left if word in known_words().denying)


def is_but_for_negations(old: Claim, new: Claim) -> bool:
    """Whether two claims are the same words but for those that deny, and one more."""
    known = known_words()
    counts = [
        Counter(word for word in content_words(claim) if word not in known.denying | known.denying_beside)
        for claim in (old, new)
    ]
    return max((counts[0] - counts[1]).total(), (counts[1] - counts[0]).total()) <= MORE_WORDS


def hedge(old: Claim, new: Claim) -> Iterator[Detail]:
    """Hedges that were dropped or added; "some" of a number that is another now is told with the number."""
    was, is_ = without_numbers_own(old, new), without_numbers_own(new, old)
    gone, come = left_over(was, is_, lambda each: (each.category, words_of(each.text)))
    for before, after in zip_longest(gone, come):
        note = "changed" if before and after else "removed" if before else "added"
        yield Detail(what="hedge", old=_text(before), new=_text(after), note=note)
    dropped, added = stance_before(old, new), stance_before(new, old)
    if (dropped or added) and not (gone or come):
        yield Detail(what="hedge", old=dropped or None, new=added or None, note="removed" if dropped else "added")


def without_numbers_own(claim: Claim, other: Claim) -> tuple[Hedge, ...]:
    """The hedges of a claim but those on numbers whose value the other version has not."""
    values = {bound_of(each) for each in other.quantities}
    changed = [each for each in claim.quantities if bound_of(each) not in values]
    return tuple(
        hedge
        for hedge in claim.hedges
        if hedge.category != "approximator" or not any(each.start <= hedge.start < each.end for each in changed)
    )


def bound_of(quantity: Quantity) -> float | None:
    """The number that is written: 3,000 of "more than 3,000" too."""
    return quantity.low if quantity.low is not None else quantity.high


def cue(old: Claim, new: Claim) -> Iterator[Detail]:
    """Another verb of attribution: "said" became "claimed"."""
    if old.cue and new.cue and old.cue.lemma != new.cue.lemma:
        yield Detail(what="cue", old=old.cue.text, new=new.cue.text, note="changed")


def digits(old: Days, new: Days) -> Iterator[Detail]:
    """Days and hours, and digits that count nothing ("Flight 212"), that were added, dropped or changed."""
    gone, come = left_over(old, new, lambda each: each.said)
    for what, is_date in DIGITS:
        pairs = zip_longest(*([each for each in some if each.is_date == is_date] for some in (gone, come)))
        for before, after in pairs:
            note = "changed" if before and after else "dropped" if before else "added"
            yield Detail(what=what, old=before and before.text, new=after and after.text, note=note)


def tense(old: Claim, new: Claim, found: list[Detail]) -> Iterator[Detail]:
    """Another time beside another day or number: "will open on 3 May", "opened on 4 May"."""
    said = tenses(old, new, (word for each in found for word in words_of(f"{each.old or ''} {each.new or ''}")))
    if said is not None:
        yield Detail(what="wording", old=said[0], new=said[1], note="tense")


def wording(old: Claim, new: Claim) -> Iterator[Detail]:
    """The same said in other words."""
    if content_words(old) != content_words(new):
        yield Detail(what="wording", old=shown(old.content), new=shown(new.content), note="changed")


ASPECTS: tuple[Callable[[Claim, Claim], Iterator[Detail]], ...] = (
    quotation, number, source, certainty, polarity, hedge, cue,
)  # fmt: skip


def _text(record: Quantity | Hedge | None) -> str | None:
    return record.text if record is not None else None


def amount(quantity: Quantity) -> tuple[object, ...]:
    """What a number says: two are the same where this is."""
    noun = quantity.noun.casefold() if quantity.noun else None
    return quantity.low, quantity.high, quantity.modifier, quantity.unit, noun, quantity.per, quantity.change


def left_over(old: tuple[T, ...], new: tuple[T, ...], key: Callable[[T], object]) -> tuple[list[T], list[T]]:
    """What each has that the other lacks, by a key."""
    return _without(old, Counter(map(key, new)), key), _without(new, Counter(map(key, old)), key)


def _without(records: tuple[T, ...], other: Counter[object], key: Callable[[T], object]) -> list[T]:
    out = []
    for record in records:
        if other[key(record)]:
            other[key(record)] -= 1
        else:
            out.append(record)
    return out
