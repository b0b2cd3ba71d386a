"""spaCy pipelines: the embedded one, any other, and what claimx adds to them.

This is the only module that loads a pipeline. What must change the Doc before the rules read it is a component here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_model_from_package, load_model_from_path

from claimx import name_layers, spacy_component  # noqa: F401 - they register layers and components
from claimx.boundaries import Boundaries
from claimx.capitals import Capitals, share_vectors
from claimx.errors import ModelError
from claimx.fast import fast_products, for_reading, index_lemmas
from claimx.lexicons import load_lexicons
from claimx.lexicons.names import NameLexicon
from claimx.models import find_model, is_package
from claimx.names import NameRepair
from claimx.syntax import is_clearnlp
from claimx.tokens import NewsTokenizer, add_abbreviations, extend

NEEDED = ("tagger", "parser", "ner")


def load_pipeline(model: str | Path | None = None, *, names: NameLexicon | None = None) -> Language:
    """The pipeline whole, claimx's own components included.

    Args:
        model: a name or path that spaCy can load, English, with tagger, parser and ner; None for the embedded one.
        names: the names and abbreviations that it knows; None for the packaged lexicon.

    Raises:
        ModelError: where it does not exist, is corrupt, or lacks a component.
    """
    folder = find_model(model)
    name = str(folder if model is None else model)
    try:
        with fast_products():
            nlp = _load_embedded(folder) if model is None and names is None else _load(model, folder)
    except OSError as error:
        if model is None:
            raise ModelError(f"the embedded pipeline in {name} is missing or damaged; install claimx again") from error
        raise ModelError(f"no spaCy pipeline in the folder {folder}; give the one that holds its config.cfg") from error
    except Exception as error:  # spaCy raises many kinds for damaged files
        raise ModelError(
            f"the pipeline {name!r} can't be loaded ({type(error).__name__}: {_one_line(error)}); "
            "its files are damaged or of another version: install it again"
        ) from error
    missing = [component for component in NEEDED if not nlp.has_pipe(component)]
    if missing:
        raise ModelError(
            f"the pipeline {name!r} has no {' and no '.join(missing)}; claimx needs tagger, parser and ner"
        )
    if nlp.lang != "en":
        raise ModelError(f"the pipeline {name!r} is for {nlp.lang!r}; claimx reads English")
    complete(nlp, names=names)
    for_reading(nlp)
    return nlp


def _load_embedded(folder: Path) -> Language:
    """The embedded pipeline; its tokenizer knows the packaged names from the start, and is saved as spaCy's own."""
    nlp = load_model_from_path(folder, config={"nlp.tokenizer.@tokenizers": NewsTokenizer.REGISTERED})
    nlp.config["nlp"]["tokenizer"]["@tokenizers"] = "spacy.Tokenizer.v1"
    return nlp


def _load(model: str | Path | None, folder: Path) -> Language:
    """A pipeline as it was saved; spaCy itself would take a folder of a package's name for the package."""
    return load_model_from_package(str(model)) if is_package(model) else load_model_from_path(folder)


def complete(nlp: Language, *, names: NameLexicon | None = None) -> Language:
    """Add to a pipeline what claimx needs and it has not yet; the same pipeline is returned.

    Args:
        nlp: an English pipeline with tagger, parser and ner.
        names: the names and abbreviations that it knows; None for the packaged lexicon.
    """
    if not nlp.has_pipe("claimx_boundaries"):
        lexicon = names or load_lexicons().names
        extend(nlp, lexicon)
        mend_lemmas(nlp)
        index_lemmas(nlp)
        share_vectors(nlp.vocab, {**lexicon.capitals, **lexicon.capitals_after_town, **lexicon.capitals_after_name})
        nlp.add_pipe("claimx_capitals", first=True)
        if nlp.has_pipe("lemmatizer"):
            nlp.add_pipe("claimx_coarse_tags", before="lemmatizer")
        nlp.add_pipe("claimx_boundaries", before="senter" if nlp.has_pipe("senter") else "parser")
        nlp.add_pipe("claimx_names", after="ner")
        nlp.add_pipe("claimx_labels", config={"clearnlp": is_clearnlp(frozenset(nlp.pipe_labels["parser"]))})
    if names is not None:
        add_abbreviations(nlp, names)
        for name in ("claimx_capitals", "claimx_boundaries", "claimx_names"):
            component = nlp.get_pipe(name)
            if isinstance(component, Capitals | Boundaries | NameRepair):
                component.use(names)
    return nlp


def mend_lemmas(nlp: Language) -> None:
    """Hopes, hoped, fined are of "hope" and "fine": of two verbs spaCy's rules would take the one without its "e".

    The last rule whose verb exists wins. A verb that could lack its "e" doubles its last letter ("hopped"), which is
    among the exceptions; only those in -ing do not ("swinging"), so that the rare ones in -inge go. "Need" and
    "discuss" are forms of their own, which the rules would cut.
    """
    lemmatizer = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    lookups = getattr(lemmatizer, "lookups", None)
    if lookups is None or not all(map(lookups.has_table, ("lemma_exc", "lemma_index", "lemma_rules"))):
        return
    exceptions, index, rules = map(lookups.get_table, ("lemma_exc", "lemma_index", "lemma_rules"))
    rules["verb"] = sorted(rules["verb"], key=lambda rule: bool(rule[1]))
    verbs = frozenset(index["verb"])
    index["verb"] = [verb for verb in index["verb"] if not (verb.endswith("inge") and verb.removesuffix("e") in verbs)]
    for verb in verbs:
        if verb.endswith(tuple(ending for ending, _ in rules["verb"])):
            exceptions["verb"].setdefault(verb, [verb])


MOST_LEMMAS = 20_000  # the lemmatizer's own memory, in words


@contextmanager
def memory_zone(nlp: Language) -> Iterator[None]:
    """A block after which the pipeline forgets the words it met, so that memory does not grow with the texts.

    No Doc, Span or Token of the block may be used after it. Inside another zone it is none of its own.
    """
    if getattr(nlp.vocab, "in_memory_zone", False):  # which spaCy's stubs do not know
        yield
        return
    try:
        with nlp.memory_zone():
            yield
    finally:
        cache = getattr(nlp.get_pipe("lemmatizer"), "cache", {}) if nlp.has_pipe("lemmatizer") else {}
        if len(cache) > MOST_LEMMAS:
            cache.clear()


def _one_line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:200]


# Universal coarse tags by the first two letters of Penn Treebank's.
COARSE = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "IN": "ADP", "JJ": "ADJ", "MD": "AUX", "NN": "NOUN",
    "PD": "DET", "PO": "PART", "PR": "PRON", "RB": "ADV", "RP": "ADP", "TO": "PART", "UH": "INTJ", "VB": "VERB",
    "WD": "DET", "WP": "PRON", "WR": "ADV", "$": "SYM", "_S": "SPACE",
}  # fmt: skip


def fill_coarse_tags(doc: Doc) -> Doc:
    """A token that the pipeline left without a coarse tag gets that of its fine one: the lemmatizer needs it."""
    if not doc.to_array("POS").all():
        for token in doc:
            if not token.pos:
                proper = token.tag_.startswith("NNP")
                token.pos_ = "SPACE" if token.is_space else "PROPN" if proper else COARSE.get(token.tag_[:2], "X")
    return doc


class MarkLabels:
    """Writes on each Doc which dependency labels its parser speaks: a short Doc alone can't tell."""

    def __init__(self, *, clearnlp: bool) -> None:
        self.clearnlp = clearnlp

    def __call__(self, doc: Doc) -> Doc:
        """The Doc, marked."""
        doc.user_data["claimx_labels"] = "clearnlp" if self.clearnlp else "universal"
        return doc
