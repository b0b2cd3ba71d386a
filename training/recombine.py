"""Make reporting sentences of silver ones: a statement, somebody who reports, and a frame, their trees put together.

    python training/recombine.py SILVER.spacy OUT.spacy [--words N] [--seed N]

A parser learns from them where a quotation ends and which clause is the content: the frames are exact by construction.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from augment import Sentence
from prepare import to_doc
from spacy.tokens import DocBin, Span, Token

PAST = "Mood=Ind|Number={}|Person=3|Tense=Past|VerbForm=Fin"
# Verbs that take what is said with and without "that", and how often they come.
VERBS = {
    "said": 20, "added": 3, "explained": 1, "announced": 2, "warned": 2, "noted": 1, "insisted": 1, "claimed": 1, "argued": 1,
    "stated": 1, "declared": 1, "reported": 2, "confirmed": 1, "admitted": 1, "believed": 1, "acknowledged": 1, "predicted": 1,
}  # fmt: skip
ONLY_THAT = {"told": 3, "showed": 1, "found": 1, "feared": 1, "denied": 1, "revealed": 1, "hoped": 1, "agreed": 1}
LISTENERS = ("reporters", "parliament", "lawmakers", "journalists", "investors", "voters")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
QUOTES = (("“", "”"), ('"', '"'))
SAYERS = frozenset({"say", "tell", "announce", "report", "warn", "claim", "state", "add", "believe", "confirm", "deny"})


@dataclass
class Part:
    """A piece of tree: words with their layers; heads within the part, -1 its root."""

    words: list[str]
    spaces: list[bool]
    tags: list[str]
    pos: list[str]
    morphs: list[str]
    heads: list[int]
    deps: list[str]
    names: list[str] = field(default_factory=list)

    @property
    def root(self) -> int:
        """Where its root stands."""
        return self.heads.index(-1)


@dataclass
class Recombined(Sentence):
    """A sentence put together of parts, with the marks (B-, I-, O) of the names in them."""

    names: list[str] = field(default_factory=list)


def part_of(tokens: Sequence[Token]) -> Part:
    """A stretch of a Doc that is one subtree."""
    first, last = tokens[0].i, tokens[-1].i

    def head(token: Token) -> int:
        inside = token.head.i != token.i and first <= token.head.i <= last
        return token.head.i - first if inside else -1

    return Part(
        [t.text for t in tokens],
        [bool(t.whitespace_) for t in tokens],
        [t.tag_ for t in tokens],
        [t.pos_ for t in tokens],
        [str(t.morph) for t in tokens],
        [head(t) for t in tokens],
        [t.dep_ for t in tokens],
        [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in tokens],
    )


def word(text: str, tag: str, pos: str, morph: str = "", *, space: bool = True) -> Part:
    """A part of one word."""
    return Part([text], [space], [tag], [pos], [morph], [-1], [""], ["O"])


def mark(text: str, tag: str, *, space: bool = False) -> Part:
    """A punctuation mark."""
    return word(text, tag, "PUNCT", space=space)


def joined(parts: Sequence[tuple[Part, int, str]]) -> Recombined:
    """The sentence of parts in order, each with the place of the part that governs it (-1: none) and its relation."""
    offsets, total = [], 0
    for part, _, _ in parts:
        offsets.append(total)
        total += len(part.words)
    sentence = Recombined([], [])
    for (part, governor, relation), offset in zip(parts, offsets, strict=True):
        top = offset + part.root if governor < 0 else offsets[governor] + parts[governor][0].root
        sentence.words += part.words
        sentence.spaces += part.spaces
        sentence.tags += part.tags
        sentence.pos += part.pos
        sentence.morphs += part.morphs
        sentence.heads += [offset + head if head >= 0 else top for head in part.heads]
        sentence.deps += [relation if head < 0 else dep for head, dep in zip(part.heads, part.deps, strict=True)]
        sentence.names += part.names
    return sentence


def lowered(part: Part) -> Part:
    """The part with a small first letter, unless its first word is a name or "I"."""
    if part.tags[0] in {"NNP", "NNPS"} or part.names[0] != "O" or part.words[0] == "I":
        return part
    return lower_first(part)


def lower_first(part: Part) -> Part:
    return Part(**{**vars(part), "words": [part.words[0][:1].lower() + part.words[0][1:], *part.words[1:]]})


def raised(part: Part) -> Part:
    """The part with a capital first letter."""
    return Part(**{**vars(part), "words": [part.words[0][:1].upper() + part.words[0][1:], *part.words[1:]]})


def closed(part: Part, *, space: bool) -> Part:
    """The part with or without a space after it."""
    return Part(**{**vars(part), "spaces": [*part.spaces[:-1], space]})


def choose(table: dict[str, int], rng: random.Random) -> str:
    return rng.choices(list(table), list(table.values()))[0]


Frame = Callable[["Maker"], Recombined]


class Maker:
    """Draws statements and sources and sets them in a frame."""

    def __init__(self, statements: list[Part], sources: list[Part], rng: random.Random) -> None:
        self.statements, self.sources, self.rng = statements, sources, rng

    def statement(self, *, space: bool = False) -> Part:
        """A whole sentence without its stop."""
        return closed(self.rng.choice(self.statements), space=space)

    def source(self, *, first: bool, space: bool = True) -> Part:
        """A noun phrase, capitalised where it is `first`."""
        part = closed(self.rng.choice(self.sources), space=space)
        if part.words[0].isupper() and part.tags[0] not in {"NNP", "NNPS"}:
            part = Part(**{**vars(part), "words": [part.words[0].lower(), *part.words[1:]]})
        return raised(part) if first else lowered(part)

    def verb(self, source: Part, table: dict[str, int], *, space: bool = True) -> Part:
        """A verb that agrees with the source."""
        number = "Plur" if source.tags[source.root] in {"NNS", "NNPS"} or "cc" in source.deps else "Sing"
        return word(choose(table, self.rng), "VBD", "VERB", PAST.format(number), space=space)

    def marks(self) -> tuple[Part, Part]:
        """Quotation marks, both without a space."""
        opening, closing = self.rng.choice(QUOTES)
        return mark(opening, "``"), mark(closing, "''")

    def tail(self, verb: int) -> list[tuple[Part, int, str]]:
        """Now and then a day before the stop."""
        if self.rng.random() < 0.75:
            return []
        day = word(self.rng.choice(DAYS), "NNP", "PROPN", "Number=Sing", space=False)
        if self.rng.random() < 0.5:
            return [(day, verb, "obl:unmarked")]
        on = word("on", "IN", "ADP")
        whole = Part(
            on.words + day.words,
            [True, False],
            ["IN", "NNP"],
            ["ADP", "PROPN"],
            ["", "Number=Sing"],
            [1, -1],
            ["case", ""],
            ["O", "O"],
        )
        return [(whole, verb, "obl")]


def before(maker: Maker) -> Recombined:
    """ "Two people died," police said."""
    statement, source = maker.statement(), maker.source(first=False)
    opening, closing = maker.marks()
    quoted = maker.rng.random() < 0.75
    tail = maker.tail(5)
    verb = maker.verb(source, VERBS, space=bool(tail))
    comma = mark(",", ",", space=not quoted)
    parts = [
        (opening, 1, "punct"),
        (statement, 5, "ccomp"),
        (comma, 1, "punct"),
        (closed(closing, space=True), 1, "punct"),
    ]
    inverted = maker.rng.random() < 0.3 and verb.words[0] != "believed"
    if not quoted:
        start = [(statement, 3, "ccomp"), (comma, 0, "punct")]
        tail = [(part, 3, relation) for part, _, relation in tail]
        return joined(
            [*start, (source, 3, "nsubj"), (verb, -1, "ROOT"), *tail, (mark(".", ".", space=True), 3, "punct")]
        )
    if inverted:
        parts[1] = (statement, 4, "ccomp")
        end = closed(source, space=False)
        return joined(
            [
                *parts,
                (closed(verb, space=True), -1, "ROOT"),
                (end, 4, "nsubj"),
                (mark(".", ".", space=True), 4, "punct"),
            ]
        )
    return joined([*parts, (source, 5, "nsubj"), (verb, -1, "ROOT"), *tail, (mark(".", ".", space=True), 5, "punct")])


def after(maker: Maker) -> Recombined:
    """Police said: "Two people died." """
    source = maker.source(first=True)
    verb = maker.verb(source, VERBS, space=False)
    opening, closing = maker.marks()
    before_marks = mark(*maker.rng.choice(((",", ","), (":", ":"))), space=True)
    return joined([
        (source, 1, "nsubj"), (verb, -1, "ROOT"), (before_marks, 4, "punct"), (opening, 4, "punct"), (maker.statement(), 1, "ccomp"),
        (mark(".", "."), 1, "punct"), (closed(closing, space=True), 1, "punct"),
    ])  # fmt: skip


def clausal(maker: Maker) -> Recombined:
    """Police told reporters that two people had died."""
    source, rng = maker.source(first=True), maker.rng
    statement = lowered(maker.statement())
    stop = (mark(".", ".", space=True), 1, "punct")
    dice = rng.random()
    if dice < 0.4:
        verb = maker.verb(source, VERBS)
        return joined([(source, 1, "nsubj"), (verb, -1, "ROOT"), (statement, 1, "ccomp"), stop])
    verb = maker.verb(source, VERBS | ONLY_THAT if dice < 0.85 else {"told": 1})
    that = (word("that", "IN", "SCONJ"), -1, "mark")
    parts = [(source, 1, "nsubj"), (verb, -1, "ROOT")]
    if verb.words[0] == "told":
        parts.append((word(rng.choice(LISTENERS), "NNS", "NOUN", "Number=Plur"), 1, "iobj"))
    at = len(parts) + 1
    if verb.words[0] == "told" and rng.random() < 0.4:
        return joined([*parts, (statement, 1, "ccomp"), stop])
    return joined([*parts, (that[0], at, "mark"), (statement, 1, "ccomp"), stop])


def two_clauses(maker: Maker) -> Recombined:
    """Police said two people died and that the road was closed."""
    source = maker.source(first=True)
    verb = maker.verb(source, VERBS)
    first, second = lowered(maker.statement(space=True)), lowered(maker.statement())
    return joined([
        (source, 1, "nsubj"), (verb, -1, "ROOT"), (word("that", "IN", "SCONJ"), 3, "mark"), (first, 1, "ccomp"),
        (word("and", "CC", "CCONJ"), 6, "cc"), (word("that", "IN", "SCONJ"), 6, "mark"), (second, 3, "conj"),
        (mark(".", ".", space=True), 1, "punct"),
    ])  # fmt: skip


def free(maker: Maker) -> Recombined:
    """ "Two people died." """
    opening, closing = maker.marks()
    return joined([
        (opening, 1, "punct"), (maker.statement(), -1, "ROOT"), (mark(".", "."), 1, "punct"), (closed(closing, space=True), 1, "punct"),
    ])  # fmt: skip


FRAMES: dict[Frame, int] = {before: 40, after: 12, clausal: 40, two_clauses: 6, free: 10}


def usable(sentence: Span) -> bool:
    """Whether a sentence is a plain statement: a finite main verb with a subject, a stop, no quotation marks."""
    root = sentence.root
    if not 5 <= len(sentence) <= 24 or sentence[-1].text != "." or root.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return False
    if sentence[-1].head.i != root.i or any(t.text in "\"“”'‘’«»:;()[]" for t in sentence):
        return False
    if sentence[0].is_upper and sentence[0].text not in {"A", "I"}:
        return False
    kids = {t.dep_ for t in root.children}
    return bool(kids & {"nsubj", "nsubj:pass", "expl"}) and "parataxis" not in kids and sentence[0].text[:1].isupper()


def harvest(path: Path) -> tuple[list[Part], list[Part]]:
    """The statements and the sources of a silver corpus, in its order."""
    statements, sources = [], []
    for doc in DocBin().from_disk(path).get_docs(spacy.blank("en").vocab):
        for sentence in doc.sents if doc.has_annotation("DEP") else ():
            if usable(sentence):
                statements.append(part_of(list(sentence)[:-1]))
            for token in sentence:
                if token.lemma_ in SAYERS or token.text.lower() in {
                    "says",
                    "said",
                    "reports",
                    "announces",
                    "told",
                    "warned",
                }:
                    for child in token.children:
                        tokens = list(child.subtree)
                        whole = tokens[-1].i - tokens[0].i + 1 == len(tokens)
                        plain = child.tag_ in {"NN", "NNS", "NNP", "NNPS", "PRP"} and child.lower_ not in {"i", "you"}
                        if (
                            child.dep_ == "nsubj"
                            and whole
                            and plain
                            and len(tokens) <= 12
                            and tokens[-1].pos_ != "PUNCT"
                        ):
                            sources.append(part_of(tokens))
    return [s for s in statements if is_tree(s)], [s for s in sources if is_tree(s)]


def is_tree(part: Part) -> bool:
    """Whether every word of it leads to its one root."""
    for i in range(len(part.heads)):
        at, steps = i, 0
        while part.heads[at] >= 0 and steps <= len(part.heads):
            at, steps = part.heads[at], steps + 1
        if steps > len(part.heads):
            return False
    return part.heads.count(-1) == 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("silver", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", type=int, default=250_000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    maker = Maker(*harvest(args.silver), rng)
    vocab = spacy.blank("en").vocab
    made, words = DocBin(store_user_data=False), 0
    while words < args.words:
        sentences = [rng.choices(list(FRAMES), list(FRAMES.values()))[0](maker) for _ in range(rng.choice((1, 2, 4)))]
        names = [name for sentence in sentences for name in sentence.names]
        doc = to_doc(vocab, sentences)
        doc.set_ents(spans_of(doc, names))
        made.add(doc)
        words += len(doc)
    made.to_disk(args.out)
    print(f"{len(maker.statements)} statements, {len(maker.sources)} sources; {len(made)} documents, {words} words")


def spans_of(doc: spacy.tokens.Doc, names: list[str]) -> list[Span]:
    spans, start = [], None
    for i, name in enumerate([*names, "O"]):
        if start is not None and not name.startswith("I-"):
            spans.append(Span(doc, start, i, label=names[start][2:]))
            start = None
        if name.startswith("B-"):
            start = i
    return spans


if __name__ == "__main__":
    main()
