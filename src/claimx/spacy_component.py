"""`nlp.add_pipe("claimx")`: the records of a Doc, as a spaCy component.

spaCy finds this module by its entry points and imports it with every pipeline of anybody: what is heavy is imported on
use. The components that claimx adds to a pipeline are registered here too, so that one saved with them loads anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from claimx.records import Report

SPANS = "claims"
STORED = "claimx"  # in `doc.user_data`, which DocBin and other processes carry


def record_of(doc: Doc) -> dict[str, Any] | None:
    """The record of a Doc; None where no `claimx` component has read it."""
    record: dict[str, Any] | None = doc.user_data.get(STORED)
    if record is not None and isinstance(
        record.get("claims"), tuple
    ):  # DocBin and other processes make tuples of lists
        record = doc.user_data[STORED] = _with_lists(record)
    return record


def _with_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _with_lists(each) for name, each in value.items()}
    return [_with_lists(each) for each in value] if isinstance(value, list | tuple) else value


if not Doc.has_extension("claimx"):
    Doc.set_extension("claimx", getter=record_of)


@Language.factory("claimx", default_config={"lexicon": []}, assigns=["doc._.claimx", "doc.spans"])
def make_claimx(nlp: Language, name: str, lexicon: Sequence[str]) -> ClaimxComponent:  # noqa: ARG001 - spaCy passes it
    """The component; the pipeline also gets what claimx adds to any, if it has not got it.

    Args:
        nlp: an English pipeline with tagger, parser and ner.
        name: the component's.
        lexicon: files that add a user's own words.
    """
    return ClaimxComponent(nlp, lexicon=lexicon)


@Language.factory("claimx_capitals", assigns=["token.norm"])
def make_capitals(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy passes it
    """What has names in capitals read as names ("WHO"), with the packaged lexicon."""
    component: Callable[[Doc], Doc] = import_module("claimx.capitals").Capitals()
    return component


@Language.factory("claimx_boundaries", assigns=["token.is_sent_start"])
def make_boundaries(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy passes it
    """What sets sure sentence boundaries before the parser, with the packaged lexicon."""
    import_module("claimx.tokens").prepare(nlp)
    component: Callable[[Doc], Doc] = import_module("claimx.boundaries").Boundaries()
    return component


@Language.factory("claimx_coarse_tags", assigns=["token.pos"])
def make_coarse_tags(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """What fills in coarse tags before the lemmatizer."""
    function: Callable[[Doc], Doc] = import_module("claimx.language").fill_coarse_tags
    return function


@Language.factory("claimx_names", assigns=["doc.ents"])
def make_names(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """What repairs names after the name finder, with the packaged lexicon."""
    component: Callable[[Doc], Doc] = import_module("claimx.names").NameRepair()
    return component


@Language.factory("claimx_labels", default_config={"clearnlp": False})
def make_labels(nlp: Language, name: str, clearnlp: bool) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """What marks the kind of dependency labels."""
    component: Callable[[Doc], Doc] = import_module("claimx.language").MarkLabels(clearnlp=clearnlp)
    return component


class ClaimxComponent:
    """Writes on each Doc what it says.

    `doc._.claimx` is the record, plain JSON values that DocBin and other processes can carry. `doc.spans["claims"]`
    holds the claims, each from the first to the last token it touches; a span's label is the source's type, or `own`
    for the article's own voice, and its id is the claim's.
    """

    def __init__(self, nlp: Language, *, lexicon: Sequence[str] = ()) -> None:
        own = tuple(map(Path, lexicon))
        self.lexicons = import_module("claimx.lexicons").load_lexicons(own)
        self.model = import_module("claimx.records").Model(name=nlp.meta["name"], version=nlp.meta["version"])
        import_module("claimx.language").complete(nlp, names=self.lexicons.names if own else None)

    def __call__(self, doc: Doc) -> Doc:
        """The Doc, with its record and its claims."""
        report = import_module("claimx.pipeline").report_of(doc, self.lexicons, self.model)
        doc.user_data[STORED] = import_module("claimx.record_json").to_dict(report)
        doc.spans[SPANS] = spans_of(doc, report)
        return doc


def spans_of(doc: Doc, report: Report) -> list[Span]:
    """The claims of a report as spans, snapped outward to tokens."""
    spans = []
    for claim in report.claims:
        label = "own" if not claim.attributed else claim.source.type if claim.source else "unknown"
        span = doc.char_span(claim.start, claim.end, label=label, span_id=claim.id, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    return spans
