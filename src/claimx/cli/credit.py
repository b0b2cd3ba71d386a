"""Which words of a user's own lexicons a record rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimx.cli.facts import Record
from claimx.lexicons.own import OwnWord
from claimx.records import Actor, Claim, Hedge, Quantity, Report
from claimx.syntax.display import Word

Forms = Sequence[frozenset[str]]  # of each word of a stretch, what it may be looked up as
# Where the words of a table do their work; those of other tables may anywhere in the record.
NAMED = ("source", "content", "mention", "party")
PARTS = {
    "cues": ("cue",),
    "hedges": ("hedge", "cue"),
    "quantities": ("quantity",),
    "currencies": ("quantity",),
    "names": NAMED,
    "bodies": NAMED,
    "states": NAMED,
    "regions": NAMED,
    "sources": ("source", "content", "mention"),
}
NOT_READ = frozenset({"compare"})  # tables that say nothing of one article


def credited(
    record: Record, report: Report, words: Sequence[Word], marks: Iterable[tuple[int, int, str]], own: Iterable[OwnWord]
) -> Iterator[OwnWord]:
    """The own words that stand in the parts of a record where their tables are looked up, each once.

    Args:
        record: of the report.
        report: with the names of its parties.
        words: the sentence, or those that it stands in.
        marks: what is which part of the record.
        own: the words of the user's files.
    """
    stretches = [(name, forms_in(words, start, end)) for start, end, name in (*marks, *parts_of_claim(record))]
    stretches += [
        ("party", [frozenset({word}) for word in name.casefold().split()]) for name in parties(record, report)
    ]
    for each in dict.fromkeys(own):  # a name may stand in `also` too
        table = each.place[0]
        if table not in NOT_READ and any(
            has(forms, each.word.casefold().split()) for name, forms in stretches if name in PARTS.get(table, (name,))
        ):
            yield each


def parts_of_claim(record: Record) -> Iterator[tuple[int, int, str]]:
    """The hedges and quantities of a claim."""
    if isinstance(record, Claim):
        yield from ((hedge.start, hedge.end, "hedge") for hedge in record.hedges)
        yield from ((quantity.start, quantity.end, "quantity") for quantity in record.quantities)


def parties(record: Record, report: Report) -> list[str]:
    """The names of the parties that are a record's source, or that it is itself."""
    if isinstance(record, Actor):
        return [record.name]
    if isinstance(record, Hedge | Quantity) or record.source is None:
        return []
    return [actor.name for actor in report.actors if actor.id in record.source.actors]


def forms_in(words: Iterable[Word], start: int, end: int) -> Forms:
    """The words of a stretch, each as written and as its lemma."""
    return [frozenset({w.text.casefold(), w.lemma.casefold()}) for w in words if start < w.end and w.start < end]


def has(forms: Forms, wanted: Sequence[str]) -> bool:
    """Whether the wanted words stand in a stretch, one behind the other."""
    places = range(len(forms) - len(wanted) + 1)
    return any(all(word in forms[place + i] for i, word in enumerate(wanted)) for place in places)
