"""What news adds to spaCy's English tokenizer: sentences without a space between them, titles, dashes, glued marks.

`extend` changes a pipeline's own tokenizer; `language.py` calls it for every pipeline.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import srsly
from spacy.attrs import IS_SPACE, NORM, PREFIX, SHAPE, SUFFIX
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry
from spacy.vocab import Vocab

from claimx.lexicons import load_lexicons
from claimx.lexicons.names import NameLexicon
from claimx.tokenizer import BoundedTokenizer, Marks, bound

OPENING = "“‘«„"
CLOSING = "”’»"
# Characters without width. In scripts that join letters they are part of the word.
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
JOINING = "\u0600-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufefc"
CURRENCY = "[$€£¥]"

PREFIXES = (
    rf"[{INVISIBLE}]+(?![{JOINING}{INVISIBLE}])",
    # "HK$120", "MXN$30"
    r"[A-Z]{1,3}\$(?=\d)",
)
SUFFIXES = (rf"(?<![{JOINING}{INVISIBLE}])[{INVISIBLE}]+",)

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
    # "town.\u200bThe"; a joiner may hold a sign together
    rf"(?<![{JOINING}{INVISIBLE}])[\u200b\u2060\ufeff]+(?![{JOINING}{INVISIBLE}])",
    r"(?<=\w)(?<!\.\w)[.,?!;:](?=[\u200b\u2060\ufeff])",
    # "(its history)Please", "(in the end.)He", "((see below))The"
    r"(?<=[a-z])[.?!](?=\)[A-Z])",
    r"(?<=[\w.?!)\"”])\)(?=\){0,2}[A-Z][a-z])",
    # 'said "no".The', "[sic].The"
    r"""(?<=\w)["”»\]](?=[.?!][A-Z])""",
    r"""(?<=["”»)\]])[.?!](?=[A-Z])""",
    # "“Yes,”he said"
    r"(?<=[\w)])[.,?!](?=[”»][a-zA-Z—–])",
    r"(?<=[.,?!])[”»](?=[a-zA-Z])",
    # '"shops"—where'
    r"""(?<=[\w.,?!])["”»](?=[—–]\w)""",
    r"""(?<=["”»])[—–](?=\w)""",
    # "the Party(PDP)"
    r"(?<=[a-z])\((?=[A-Z])",
    # "he said yes.[1]", "[1]The"
    r"""(?<=[\w"”»)])\.(?=\[\w)""",
    r"(?<=\.)\[(?=\w)",
    r"(?<=\w)\](?=[A-Z][a-z])",
    # "the U.S.The" - "won 6-3.The"
    r"(?<=\.[A-Z]\.)(?=[A-Z][a-z])",
    r"(?<=\d)\.(?=[A-Z][a-z])",
    # "$20-$30 million", "£5m–£10m"
    rf"(?<=[\da-z])[-–—](?=[A-Z]{{0,3}}{CURRENCY}\d)",
    rf"(?<=[-–—])[A-Z]{{0,3}}{CURRENCY}(?=\d)",
    # "3,000–4,000"
    r"(?<=\d)[–—](?=\d)",
    # "5pm-7pm"
    r"(?<=\d)(?=[ap]m[-–—]\d)",
    r"(?<=\d[ap]m)[-–—](?=\d)",
    r"(?:(?<=[-–—]\d)|(?<=[-–—]\d\d))(?=[ap]m\b)",
)


# What a pipeline's embedding sees of a word, beside its vector.
SEEN = (NORM, PREFIX, SUFFIX, SHAPE)
BLANK = re.compile(rf"[\s{INVISIBLE}]+")


def extend(nlp: Language, lexicon: NameLexicon) -> None:
    """Add the cuts and abbreviations to the pipeline's tokenizer; one of another kind stays as it is."""
    prepare(nlp)
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer) or isinstance(tokenizer, NewsTokenizer):
        return
    kept, tokenizer.rules = tokenizer.rules, {}  # which each of these changes would set up anew
    if pattern := _pattern_of(tokenizer.prefix_search):
        tokenizer.prefix_search = _prefixes(pattern).search
    if pattern := _pattern_of(tokenizer.suffix_search):
        tokenizer.suffix_search = _suffixes(pattern).search
    if pattern := _pattern_of(tokenizer.infix_finditer):
        tokenizer.infix_finditer = _infixes(pattern, lexicon).finditer
    tokenizer.rules = {**kept, **_special_cases(lexicon)}


# What spaCy keeps of a tokenizer that `extend` adds to, and the pattern of addresses.
KEPT = ("prefix_search", "suffix_search", "infix_finditer", "url_match", "exceptions")


class NewsTokenizer(BoundedTokenizer):
    """A tokenizer that is `extend`ed by the packaged lexicon as it is loaded.

    So its patterns and special cases are set up once: spaCy sets up those of any English text, then those of the file,
    and `extend` would a third time.
    """

    REGISTERED = "claimx.NewsTokenizer.v1"

    def from_bytes(self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> NewsTokenizer:
        """The tokenizer, loaded from what spaCy's own keeps."""
        kept, lexicon = srsly.msgpack_loads(bytes_data), load_lexicons().names
        prefixes, suffixes, infixes, urls, rules = map(kept.pop, KEPT)
        super().from_bytes(srsly.msgpack_dumps(kept), exclude=exclude)
        self.prefix_search = Marks(_prefixes(prefixes)).search
        self.suffix_search = Marks(_suffixes(suffixes)).search
        self.infix_finditer = Marks(_infixes(infixes, lexicon)).finditer
        self.url_match = Marks(re.compile(urls)).match
        self.rules = {**rules, **_special_cases(lexicon)}
        return self


@registry.tokenizers(NewsTokenizer.REGISTERED)  # type: ignore[untyped-decorator]
def make_news_tokenizer() -> Callable[[Language], NewsTokenizer]:
    """A tokenizer that knows nothing yet."""
    return lambda nlp: NewsTokenizer(nlp.vocab)


def _prefixes(pattern: str) -> re.Pattern[str]:
    return compile_prefix_regex([*PREFIXES, pattern])


def _suffixes(pattern: str) -> re.Pattern[str]:
    return compile_suffix_regex([*SUFFIXES, pattern])


def _infixes(pattern: str, lexicon: NameLexicon) -> re.Pattern[str]:
    return compile_infix_regex([*INFIXES, _after_month(lexicon), pattern])


def _special_cases(lexicon: NameLexicon) -> dict[str, list[dict[int, str]]]:
    """Each abbreviation and its stop in one token; and the no-break space, whose norm spaCy has as two spaces."""
    return {**{each: [{ORTH: each}] for each in lexicon.abbreviations}, "\u00a0": [{ORTH: "\u00a0", NORM: " "}]}


def prepare(nlp: Language) -> None:
    """Do to the pipeline what is not kept where it is saved."""
    show_blanks_as_spaces(nlp.vocab)
    bound(nlp)


def _after_month(lexicon: NameLexicon) -> str:
    """Where "Jan.5" is cut."""
    behind = (rf"(?<=\b{re.escape(word)})" for word in sorted(lexicon.time_words) if word.endswith("."))
    return rf"(?:{'|'.join(behind)})(?=\d)"


def _pattern_of(method: Any) -> str | None:
    return getattr(getattr(method, "__self__", None), "pattern", None)


def show_blanks_as_spaces(vocab: Vocab) -> None:
    """Let the pipeline see every blank as the plain space or line break that it learned from.

    It never met a no-break or a zero-width space and takes them for words: subjects, even roots. The text stays.
    """
    getters = vocab.lex_attr_getters  # type: ignore[attr-defined] # which spaCy's stubs do not know
    if getters.get(IS_SPACE) is is_blank:
        return
    for attribute in SEEN:
        getters[attribute] = partial(_of_plain, getters[attribute])
    getters[IS_SPACE] = is_blank
    # Words that the vocabulary holds already keep what they have; new ones, in a memory zone too, ask the getters.
    for lexeme in vocab:
        if is_blank(lexeme.text):
            lexeme.is_space = True
            for attribute, name in zip(SEEN, ("norm_", "prefix_", "suffix_", "shape_"), strict=True):
                setattr(lexeme, name, getters[attribute](lexeme.text))


def is_blank(text: str) -> bool:
    """Whether a word is nothing to be seen: white space or characters without width."""
    return BLANK.fullmatch(text) is not None


def _of_plain(getter: Callable[[str], Any], text: str) -> Any:
    """The attribute of a word, that of a plain space or line break where it is another blank."""
    if not text.isascii() and is_blank(text):
        text = "\n" * text.count("\n") or " "
    return getter(text)


def add_abbreviations(nlp: Language, lexicon: NameLexicon) -> None:
    """Keep each abbreviation of the lexicon and its stop in one token."""
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer.rules = {**(nlp.tokenizer.rules or {}), **_special_cases(lexicon)}
