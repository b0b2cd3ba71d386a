"""Parses stored beside the cases, so that tests of rules neither wait for the model nor change with it.

    python tests/parses.py [--anew | --check]

writes to `cases/parses.txt` the parse of every case, sample and example of a rule: those that are missing by today's
pipeline, with `--anew` all, as after a change of it; what no case has any more goes. `--check` writes nothing, tells
what `--anew` would change, and fails where it would.

One line a text, in the order of the texts: the text as a JSON string, a tab, its tokens with a blank between them. A
token is `word/lemma/POS/TAG/head/label/entity`: the head is the number of a token, from 1, 0 for a root; left out are a
lemma that is the word in lower case and what is empty at the end. The entities are the name finder's own: what claimx
repairs of them is repaired when a parse is loaded.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

sys.path.insert(0, str(Path(__file__).parent.parent))

from claimx import api
from claimx.language import load_pipeline
from claimx.lexicons import load_lexicons
from claimx.names import NameRepair
from claimx.pipeline import Extractor
from claimx.records import Model
from tests.case_tables import CASES, case_texts, examples, sample_texts

STORE = CASES / "parses.txt"
VOCAB = spacy.blank("en").vocab
REPAIRS = "claimx_names"
ESCAPED = re.compile(r"[\\/\s]")
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


def word_as_written(word: str) -> str:
    """A word without the characters that part words and fields."""
    return ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", word)


def word_as_read(written: str) -> str:
    """The word again."""
    return ESCAPE.sub(lambda match: chr(int(match[1], 16)), written) if "\\" in written else written


def line_of(doc: Doc) -> str:
    """A parse as a line."""
    tokens = []
    for token in doc:
        lemma = "" if token.lemma_ == token.lower_ else token.lemma_
        head = "0" if token.head.i == token.i else str(token.head.i + 1)
        entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else ""
        fields = (token.text, lemma, token.pos_, token.tag_, head, token.dep_, entity)
        tokens.append("/".join(map(word_as_written, fields)).rstrip("/"))
    return f"{json.dumps(doc.text, ensure_ascii=False)}\t{' '.join(tokens)}"


def doc_of(text: str, tokens: str) -> Doc:
    """The parse that a line tells. A blank after a word is its own, as the tokenizer has it."""
    rows = [[word_as_read(field) for field in token.split("/")] for token in tokens.split(" ")] if tokens else []
    words, lemmas, pos, tags, heads, labels, entities = (
        [row[i] if i < len(row) else "" for row in rows] for i in range(7)
    )
    spaces, place = [], 0
    for word in words:
        place += len(word)
        spaces.append(text[place : place + 1] == " ")
        place += spaces[-1]
    return Doc(
        VOCAB, words=words, spaces=spaces, pos=pos, tags=tags, deps=labels, ents=entities,
        heads=[int(head) - 1 if head != "0" else i for i, head in enumerate(heads)],
        lemmas=[lemma or word.lower() for lemma, word in zip(lemmas, words, strict=True)],
    )  # fmt: skip


def doc_of_tree(case: dict[str, Any]) -> Doc:
    """The tree of a case of `mends.toml`, as the parser has it."""
    rows = [line.split() for line in case["tree"].strip().splitlines()]
    words, lemmas, pos, tags, heads, labels = map(list, zip(*rows, strict=True))
    doc = Doc(
        VOCAB, words=words, spaces=[after != "," for after in words[1:]] + [False], lemmas=lemmas, pos=pos, tags=tags,
        heads=[i if head == "0" else int(head) - 1 for i, head in enumerate(heads)], deps=labels,
    )  # fmt: skip
    doc.user_data["claimx_labels"] = "universal"
    return doc


def read_lines(lines: str) -> dict[str, str]:
    """The tokens of stored parses as written, by text."""
    return {
        json.loads(text): tokens for text, _, tokens in (line.partition("\t") for line in lines.split("\n") if line)
    }


class StoredParses:
    """A pipeline that looks a text up among the stored parses, and has it parsed where it is none of them.

    It stands where an `Extractor` expects spaCy's `Language`.
    """

    vocab = VOCAB

    def __init__(self, store: Path = STORE) -> None:
        self.tokens = read_lines(store.read_text(encoding="utf-8") if store.exists() else "")
        self.repair = NameRepair()

    @property
    def pipeline(self) -> Language:
        """The real one, loaded where a text needs it."""
        return kept_extractor().nlp

    def __call__(self, text: str) -> Doc:
        """The parse of a text."""
        if text not in self.tokens:
            return self.pipeline(text)
        doc = self.repair(doc_of(text, self.tokens[text]))
        doc.user_data["claimx_labels"] = "universal"
        return doc

    def pipe(self, texts: Iterable[str], **_: Any) -> Iterator[Doc]:
        """The parses of these texts."""
        given = list(texts)
        others = [text for text in given if text not in self.tokens]
        parsed = dict(zip(others, self.pipeline.pipe(others), strict=True)) if others else {}
        for text in given:
            yield parsed.get(text) or self(text)

    def memory_zone(self) -> AbstractContextManager[None]:
        """None: stored parses are the same few."""
        return nullcontext()

    def has_pipe(self, _: str) -> bool:
        """It has no components."""
        return False


class StoredExtractor(Extractor):
    """An `Extractor` that reads stored parses."""

    def __init__(self) -> None:
        self.lexicons = load_lexicons()
        self.nlp = stored_parses()  # type: ignore[assignment]
        self.model = Model(name="stored", version="0")
        self._characters = 0


@cache
def kept_extractor(model: str | None = None, lexicon: tuple[Path, ...] = ()) -> Extractor:
    """An extractor of the real pipeline, loaded once; the usual one is that of `claimx.extract`."""
    return Extractor(model, lexicon=lexicon) if model or lexicon else api._extractor(None, ())


@cache
def stored_parses() -> StoredParses:
    """The stored parses, read once."""
    return StoredParses()


def texts_of_rules() -> list[str]:
    """The texts whose parses are stored: of cases that a parser reads, of samples, and the examples of the rules."""
    found = [*case_texts(), *sample_texts(), *examples().values()]
    return sorted(set(found))


def lines_of(texts: Iterable[str]) -> Iterator[str]:
    """The lines of these texts, parsed by today's pipeline, names not repaired."""
    pipeline = load_pipeline()
    with pipeline.select_pipes(disable=[REPAIRS]):
        yield from map(line_of, pipeline.pipe(texts))


def differences(old: dict[str, str], new: dict[str, str]) -> Iterator[str]:
    """What differs between stored parses, tokens by text: what is gone, what is new, and the tokens that changed."""
    yield from (f"gone: {text}" for text in old if text not in new)
    for text, tokens in new.items():
        if text not in old:
            yield f"new: {text}"
        elif tokens != old[text]:
            was, now = old[text].split(" "), tokens.split(" ")
            changed = [f"{a} → {b}" for a, b in zip(was, now, strict=False) if a != b]
            yield f"{text}\n    {'  '.join(changed or [f'{len(was)} → {len(now)} tokens'])}"


def all_parses(kept: dict[str, str]) -> dict[str, str]:
    """The tokens of all parses, by text, in the order of the texts; those kept as they are."""
    texts = texts_of_rules()
    missing = [text for text in texts if text not in kept]
    parsed = read_lines("\n".join(lines_of(missing))) if missing else {}
    return {text: kept.get(text) or parsed[text] for text in texts}


def main() -> int:
    """Store the parses that are missing, or all; or tell what changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--anew", action="store_true", help="parse what is stored, too")
    how.add_argument("--check", action="store_true", help="write nothing; fail where a parse is not as stored")
    asked = parser.parse_args()
    stored = stored_parses().tokens
    new = all_parses({} if asked.anew or asked.check else stored)
    told = list(differences(stored, new))
    outcome = "not as stored" if asked.check else "stored anew"
    print("\n".join([*told, f"{len(new)} parses, {len(told)} of them {outcome}"]))
    if not asked.check:
        lines = (f"{json.dumps(text, ensure_ascii=False)}\t{tokens}\n" for text, tokens in new.items())
        STORE.write_text("".join(lines), encoding="utf-8")
    return int(asked.check and bool(told))


if __name__ == "__main__":
    sys.exit(main())
