"""What news adds to spaCy's English tokenizer: sentences without a space between them, titles, dashes, glued marks.

`extend` changes a pipeline's own tokenizer; `language.py` calls it for every pipeline.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

from claimx.lexicons.names import NameLexicon

OPENING = "“‘«„"
CLOSING = "”’»"

# Where a token is cut, between what must stand on its two sides.
INFIXES = (
    # "He left.“We will go,” she said." - "he said:“We go" - "and said,\"No"
    rf"""(?<=[a-zA-Z0-9)][.?!,:;])[{OPENING}"](?=\w)""",
    rf"""(?<=[a-zA-Z0-9)])[.?!,:;](?=[{OPENING}"]\w)""",
    # "The tax fell to 2%.The bank" - "rose 3.5%.Inflation"
    r"(?<=%)[.,;:](?=[A-Z])",
    r"(?<=\d)%(?=[.,;:–-])",
    # "10%-15%", "5%–6%"
    r"(?<=%)[-–](?=\d)",
    # "LIMA (AP)—The", "(Reuters)-Two", "(AP).The"
    r"(?<=\w)\)(?=[-–—.,:;]+\w)",
    r"(?<=\))[-–—.,:;]+(?=\w)",
    # "a U.S.-led force", "U.K.-based"
    r"(?<=[A-Z]\.)[-–](?=[a-zA-Z])",
    # "two dead;5 missing"
    r"(?<=[a-z])[;,](?=\d)",
)


def extend(nlp: Language, lexicon: NameLexicon) -> None:
    """Add the cuts and abbreviations to the pipeline's tokenizer; one of another kind stays as it is."""
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    given = tokenizer.infix_finditer
    pattern = getattr(getattr(given, "__self__", None), "pattern", None)
    if pattern is not None:
        tokenizer.infix_finditer = compile_infix_regex([*INFIXES, pattern]).finditer
    add_abbreviations(nlp, lexicon)


def add_abbreviations(nlp: Language, lexicon: NameLexicon) -> None:
    """Keep each abbreviation of the lexicon and its stop in one token."""
    if isinstance(nlp.tokenizer, Tokenizer):
        for abbreviation in lexicon.abbreviations:
            nlp.tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])
