"""Learn whom "she" means: the weights of `claimx/extraction/party/weights.toml`.

    python training/pronouns.py --gum gum-train.jsonl.gz --gap gap.jsonl.gz --dev gum-dev.jsonl.gz
                                [--parses FILE] [--out WEIGHTS.toml]

Examples are the pronouns "he" and "she" (in any case) of GUM and GAP, each with the persons that claimx finds before it.
The right ones are those with a mention in the pronoun's chain; where no candidate is one, "nobody of these" is right.
In GAP only the marked pronoun is known, and of its two names which is meant, or neither. Weights are those of a
softmax over the candidates and "nobody", fitted with a penalty on their squares; the walk through a text follows the
weights of the round before. What is printed for GAP is held out: every fifth of its paragraphs by weights learned
without them. By that and by GUM's development set, which is never learned from, the thresholds are chosen.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc, DocBin

from claimx.extraction.attribution import find_attributions
from claimx.extraction.party.candidates import Choice, Person, Pronoun
from claimx.extraction.party.describing import described_nouns
from claimx.extraction.party.discourse import Discourse
from claimx.extraction.party.features import features_of, features_of_none
from claimx.extraction.party.mentions import named_actors
from claimx.extraction.party.ranker import Weights, packaged_weights
from claimx.extraction.party.trail import Trail
from claimx.extraction.reading import Reading
from claimx.language import load_pipeline
from claimx.lexicons import load_lexicons
from claimx.syntax import Parse

Characters = tuple[int, int]
ROUNDS = 2
STEPS, RATE = 400, 0.05
PENALTY = 3.0
GUM_WEIGHT = 4  # GAP's pronouns were picked for being hard; GUM's are as they come
FOLDS = 5
# A feature that adds less than this, or holds of fewer candidates, is left out: the file is for reading.
LEAST_WEIGHT, LEAST_SUPPORT = 0.15, 15
ENTITIES = frozenset({"person", "organization", "place", "animal", "object", "abstract"})


@dataclass(frozen=True, slots=True)
class Text:
    """One text: the pronouns whose meaning is known, by their characters, each with a test of candidates' mentions.

    The test says of a mention whether it is meant (True), is not (False), or is unknown (None).
    """

    id: str
    text: str
    known: dict[Characters, Callable[[Characters], bool | None]]


@dataclass(frozen=True, slots=True)
class Example:
    """The features of each candidate, "nobody" the last, and which of them are right."""

    held: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def overlap(one: Characters, other: Characters) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def read(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_gap(path: Path) -> Iterator[Text]:
    """GAP's paragraphs: one pronoun each; of names that are not marked nothing is known unless one of the two is meant."""
    for row in read(path):
        spans = [((start, end), right) for start, end, right in row["candidates"]]
        neither = not any(right for _, right in spans)

        def meant(mention: Characters, spans: Any = spans, neither: bool = neither) -> bool | None:
            found = next((right for span, right in spans if overlap(span, mention)), None)
            return found if found is not None else None if neither else False

        yield Text(row["id"], row["text"], {tuple(row["pronoun"]): meant})


def read_gum(path: Path) -> Iterator[Text]:
    """GUM's documents: each pronoun's chain is known."""
    for row in read(path):
        text, at = "", []
        paragraphs = set(row["pars"])
        for number, (word, space) in enumerate(zip(row["tokens"], row["spaces"], strict=True)):
            if number in paragraphs and number:
                text = text.rstrip(" ") + "\n\n"
            at.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        chains: dict[str, list[Characters]] = {}
        for each in row["mentions"]:
            chains.setdefault(each["id"], []).append((at[each["start"]][0], at[each["end"] - 1][1]))
        heads = [(head_span(row, each, at), each["id"]) for each in row["mentions"]]
        known: dict[Characters, Callable[[Characters], bool | None]] = {}
        for each in row["mentions"]:
            chain = {span for span, id_ in heads if id_ == each["id"]}

            def meant(mention: Characters, chain: Any = chain) -> bool | None:
                return any(overlap(span, mention) for span in chain)

            known.setdefault(head_span(row, each, at), meant)
        yield Text(row["doc"], text, known)


def head_span(row: dict[str, Any], mention: dict[str, Any], at: Sequence[Characters]) -> Characters:
    start, end, heads = mention["start"], mention["end"], row["heads"]
    return at[next((i for i in range(start, end) if not start <= heads[i] < end or heads[i] == i), end - 1)]


class Collector:
    """Walks through texts and takes down the pronouns that are known. Parses are kept in a file."""

    def __init__(self, parses: Path | None) -> None:
        self.nlp, self.lexicons = load_pipeline(), load_lexicons()
        self.file = parses
        self.docs: dict[str, Doc] = {}
        if parses is not None and parses.exists():
            for doc in DocBin(store_user_data=True).from_disk(parses).get_docs(self.nlp.vocab):
                self.docs[doc.text] = doc

    def keep(self) -> None:
        """Write the parses down for another run."""
        if self.file is not None:
            DocBin(docs=self.docs.values(), store_user_data=True).to_disk(self.file)

    def examples(self, text: Text, weights: Weights) -> list[Example]:
        """The examples of one text; the walk follows these weights."""
        if text.text not in self.docs:
            self.docs[text.text] = self.nlp(text.text)
        reading = Reading(Parse(self.docs[text.text]), self.lexicons)
        discourse = Discourse(reading, named_actors(reading))
        trail = Trail(discourse, find_attributions(reading), described_nouns(discourse))
        found: list[Example] = []

        def decide(trail: Trail, pronoun: Pronoun, among: Sequence[Person]) -> Choice:
            choice = weights.choose(trail, pronoun, among)
            parse = discourse.parse
            meant = text.known.get((parse.start[pronoun.token], parse.end[pronoun.token]))
            if meant is None or not among:
                return choice
            right = [self.is_meant(meant, person, discourse) for person in among]
            held = [tuple(features_of(trail, pronoun, person, among)) for person in among]
            held.append(tuple(features_of_none(trail, pronoun, among)))
            someone = any(each is True for each in right)
            # Where neither of GAP's names is meant, anybody else may be.
            gold = [each is True or (each is None and not someone) for each in right]
            found.append(Example(tuple(held), (*gold, not someone)))
            return choice

        trail.walk(decide)
        return found

    def is_meant(self, meant: Callable[[Characters], bool | None], person: Person, discourse: Discourse) -> bool | None:
        """Whether a person is meant, by any name that the text has for it; a noun by itself."""
        if person.actor is not None:
            places = [(m.start, m.end) for m in discourse.actors[person.actor].mentions]
        else:
            places = [discourse.parse.chars((spot.head, spot.head + 1)) for spot in person.spots if spot.form == "noun"]
        says = [meant(place) for place in places]
        return True if True in says else False if False in says else None


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Weights by feature, of those features that tell enough; the rest are learned once more without the others."""
    support = Counter(name for each in examples for held in each.held for name in held)
    first = fit_all(examples, sorted(support))
    return fit_all(
        examples, [name for name in first if abs(first[name]) >= LEAST_WEIGHT and support[name] >= LEAST_SUPPORT]
    )


def fit_all(examples: Sequence[Example], names: Sequence[str]) -> dict[str, float]:
    """Weights of these features: the softmax in which the right candidates share as much belief as they can."""
    number = {name: n for n, name in enumerate(names)}
    rows = [[number[name] for name in held if name in number] for each in examples for held in each.held]
    matrix = np.zeros((len(rows), len(names)), dtype=np.float64)
    for n, row in enumerate(rows):
        matrix[n, row] = 1.0
    sizes = np.array([len(each.held) for each in examples])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    owner = np.repeat(np.arange(len(examples)), sizes)
    right = np.array([r for each in examples for r in each.right], dtype=np.float64)
    weights = np.zeros(len(names))
    first, second = np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        scores = matrix @ weights
        scores -= np.maximum.reduceat(scores, starts)[owner]
        power = np.exp(scores)
        belief = power / np.add.reduceat(power, starts)[owner]
        good = power * right
        wanted = good / np.maximum(np.add.reduceat(good, starts)[owner], 1e-300)
        gradient = matrix.T @ (belief - wanted) + PENALTY * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weights[n]), 2) for name, n in number.items()}


def answers(examples: Sequence[Example], weights: dict[str, float]) -> list[tuple[float, bool, bool]]:
    """For each example the belief in the best candidate, whether it is right, and whether any candidate is."""
    out = []
    for each in examples:
        scores = np.array([sum(weights.get(name, 0.0) for name in held) for held in each.held])
        belief = np.exp(scores - scores.max())
        belief /= belief.sum()
        best = int(belief.argmax())
        if best == len(each.held) - 1:
            out.append((0.0, False, any(each.right[:-1])))
        else:
            out.append((float(belief[best]), each.right[best], any(each.right[:-1])))
    return out


def held_out(texts: Sequence[Sequence[Example]], always: Sequence[Example]) -> list[tuple[float, bool, bool]]:
    """Answers for the examples of each text, by weights learned from `always` and from the texts of the other folds."""
    out = []
    for fold in range(FOLDS):
        others = [example for n, examples in enumerate(texts) if n % FOLDS != fold for example in examples]
        learned = fit([*always, *others])
        out += answers([example for examples in texts[fold::FOLDS] for example in examples], learned)
    return out


def show(name: str, results: Sequence[tuple[float, bool, bool]], threshold: float) -> None:
    given = [right for belief, right, _ in results if belief >= threshold]
    if not results:
        return
    print(
        f"    {name:5} {len(results):5}  right {sum(given) / len(results):6.1%}  "
        f"wrong {(len(given) - sum(given)) / len(results):6.1%}  "
        f"precision {sum(given) / max(len(given), 1):6.1%}  "
        f"could be right {sum(c for *_, c in results) / len(results):6.1%}"
    )


def toml(weights: Weights) -> str:
    """The weights as the package reads them: a table a group of features."""
    groups: dict[str, list[tuple[str, float]]] = {}
    for name, value in weights.of.items():
        group, _, member = name.partition(": ")
        groups.setdefault(group, []).append((member, value))
    thresholds = [
        f"threshold = {weights.threshold:.2f}",
        f"source_threshold = {weights.source_threshold:.2f}",
        f"unsure_threshold = {weights.unsure_threshold:.2f}",
    ]
    lines = ["[pronouns]", *thresholds, ""]
    for group, members in groups.items():
        lines.append(f"[pronouns.weights.{group}]")
        lines += [f'"{member}" = {value:.2f}' for member, value in members]
        lines.append("")
    return "\n".join(lines)


HEADING = """\
# What speaks for and against a person being meant by "he" or "she", in any case: each feature that holds adds its
# weight; of the candidates and "none" (nobody of these) the one with the highest sum is taken if its share of belief
# (softmax) reaches the threshold; that for sources is lower, that for a name that the name finder took for a body's or a
# place's ("unsure") higher. The features are described in features.py.
#
# Provenance: learned by training/pronouns.py on GUM's open genres (CC BY) and GAP (Apache-2.0); written by that script.

"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gum", type=Path, required=True)
    parser.add_argument("--gap", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--threshold", type=float, default=0.75, help="least share of belief for an answer")
    parser.add_argument("--source-threshold", type=float, default=0.5, help="the same for pronouns that are sources")
    parser.add_argument("--unsure-threshold", type=float, default=0.85, help="the same for names of bodies or places")
    parser.add_argument("--parses", type=Path, help="keep the parses in this file, or take them from it")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    collector = Collector(arguments.parses)
    parts = {"gum": read_gum(arguments.gum), "gap": read_gap(arguments.gap), "dev": read_gum(arguments.dev)}
    texts = {name: list(each) for name, each in parts.items()}
    weights = packaged_weights()
    for number in range(ROUNDS):
        found = {name: [collector.examples(text, weights) for text in each] for name, each in texts.items()}
        if number == 0:
            collector.keep()
        gum, gap, dev = ([e for examples in found[name] for e in examples] for name in ("gum", "gap", "dev"))
        learned = fit([*gum * GUM_WEIGHT, *gap])
        print(f"round {number + 1}: {len(learned)} weights, threshold {arguments.threshold}")
        show("gum", answers(gum, learned), arguments.threshold)
        show("gap", held_out(found["gap"], gum * GUM_WEIGHT), arguments.threshold)
        show("dev", answers(dev, learned), arguments.threshold)
        weights = Weights(
            threshold=arguments.threshold,
            source_threshold=arguments.source_threshold,
            unsure_threshold=arguments.unsure_threshold,
            of=learned,
        )
    if arguments.out:
        arguments.out.write_text(HEADING + toml(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
