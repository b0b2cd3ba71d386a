"""spaCy pipelines: the embedded one, any other, and what claimx adds to them.

This is the only module that loads a pipeline. What must change the Doc before the rules read it is a component here.
"""

from __future__ import annotations

import re
from pathlib import Path

import spacy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from claimx.errors import ModelError
from claimx.lexicons.names import NameLexicon
from claimx.names import NameRepair
from claimx.syntax import is_clearnlp

NEEDED = ("tagger", "parser", "ner")


def embedded_model_path() -> Path:
    """The folder of the pipeline inside the package."""
    return Path(__file__).parent / "model"


def load_pipeline(model: str | Path | None = None, *, names: NameLexicon | None = None) -> Language:
    """The pipeline whole, claimx's own components included.

    Args:
        model: a name or path that spaCy can load, English, with tagger, parser and ner; None for the embedded one.
        names: the names that `claimx_names` knows; None for the packaged lexicon.

    Raises:
        ModelError: where it does not exist, is corrupt, or lacks a component.
    """
    name = str(model) if model is not None else str(embedded_model_path())
    try:
        nlp = spacy.load(name)  # noqa: TID251 - the one place
    except OSError as error:
        if model is None:
            raise ModelError(f"the embedded pipeline in {name} is missing or damaged; install claimx again") from error
        if Path(name).is_dir():
            raise ModelError(
                f"no spaCy pipeline in the folder {name}; give the one that holds its config.cfg"
            ) from error
        raise ModelError(
            f"no usable spaCy pipeline {name!r}; install it (python -m pip install {name}) or give the path of one"
        ) from error
    except Exception as error:  # spaCy raises many kinds for damaged files
        raise ModelError(
            f"the pipeline {name!r} can't be loaded ({type(error).__name__}: {_one_line(error)})"
        ) from error
    missing = [component for component in NEEDED if not nlp.has_pipe(component)]
    if missing:
        raise ModelError(
            f"the pipeline {name!r} has no {' and no '.join(missing)}; claimx needs tagger, parser and ner"
        )
    if nlp.lang != "en":
        raise ModelError(f"the pipeline {name!r} is for {nlp.lang!r}; claimx reads English")
    if nlp.has_pipe("lemmatizer"):
        nlp.add_pipe("claimx_coarse_tags", before="lemmatizer")
    nlp.add_pipe("claimx_paragraphs", before="parser")
    repair = nlp.add_pipe("claimx_names", after="ner")
    if names is not None and isinstance(repair, NameRepair):
        repair.use(names)
    labels = frozenset(nlp.pipe_labels["parser"])
    nlp.add_pipe("claimx_labels", config={"clearnlp": is_clearnlp(labels)})
    return nlp


def _one_line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:200]


@Language.component("claimx_paragraphs", assigns=["token.is_sent_start"])
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """A sentence starts at each new paragraph; the parser keeps to it."""
    text = doc.text
    width = line_width(text)
    starts = doc.to_array(SENT_START).astype("int64")
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text and is_paragraph_break(text, token.idx, token.idx + len(token), width):
            starts[token.i + 1] = 1
            # The white space itself ends the sentence before.
            if token.i:
                starts[token.i] = -1
    # As one array: to set a single token's value, spaCy looks through the whole Doc.
    return doc.from_array([SENT_START], starts.astype("uint64"))  # type: ignore[arg-type]


# Universal coarse tags by the first two letters of Penn Treebank's.
COARSE = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "IN": "ADP", "JJ": "ADJ", "MD": "AUX", "NN": "NOUN",
    "PD": "DET", "PO": "PART", "PR": "PRON", "RB": "ADV", "RP": "ADP", "TO": "PART", "UH": "INTJ", "VB": "VERB",
    "WD": "DET", "WP": "PRON", "WR": "ADV", "$": "SYM", "_S": "SPACE",
}  # fmt: skip


@Language.component("claimx_coarse_tags", assigns=["token.pos"])
def fill_coarse_tags(doc: Doc) -> Doc:
    """A token that the pipeline left without a coarse tag gets that of its fine one: the lemmatizer needs it."""
    if not doc.to_array("POS").all():
        for token in doc:
            if not token.pos:
                proper = token.tag_.startswith("NNP")
                token.pos_ = "SPACE" if token.is_space else "PROPN" if proper else COARSE.get(token.tag_[:2], "X")
    return doc


@Language.factory("claimx_labels", default_config={"clearnlp": False})
def make_labels(nlp: Language, name: str, clearnlp: bool) -> MarkLabels:  # noqa: ARG001 - spaCy passes them
    return MarkLabels(clearnlp=clearnlp)


class MarkLabels:
    """Writes on each Doc which dependency labels its parser speaks: a short Doc alone can't tell."""

    def __init__(self, *, clearnlp: bool) -> None:
        self.clearnlp = clearnlp

    def __call__(self, doc: Doc) -> Doc:
        """The Doc, marked."""
        doc.user_data["claimx_labels"] = "clearnlp" if self.clearnlp else "universal"
        return doc


def line_width(text: str) -> int:
    """The width at which a hard-wrapped text breaks its lines; 0 where lines are paragraphs."""
    lines = [len(line) for line in text.split("\n") if line.strip()]
    if len(lines) < 4 or max(lines) > 120:
        return 0
    width = max(lines)
    full = sum(length >= 0.75 * width for length in lines)
    return width if full >= len(lines) / 2 else 0


def is_paragraph_break(text: str, start: int, end: int, width: int) -> bool:
    """Whether the white space `text[start:end]` parts two paragraphs rather than two lines of one."""
    if text.count("\n", start, end) != 1 or not width:
        return True
    line_start = text.rfind("\n", 0, start) + 1
    following = re.compile(r"\S*").match(text, end)
    # A wrapped line is one that had no room for the next word.
    return start - line_start + 1 + len(following.group() if following else "") <= width - 1
