"""What the record says of the article as a whole."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from claimx.extraction.chunks import Part
from claimx.extraction.findings import Findings
from claimx.extraction.quantity import Home
from claimx.ids import sha256
from claimx.lexicons.english import EnglishLexicon
from claimx.records import Actor, Article, ArticleRecord, Claim, ReportWarning
from claimx.syntax import Parse

# A country named once or twice says little about whose dollar it is.
LEAST_MENTIONS = 3


# Halves of characters, as broken programs leave them: no file in UTF-8 holds one, nor does a pipeline take it.
HALF = re.compile("[\ud800-\udfff]")

# Letters that are not Latin, nor signs of its sounds, nor two of its letters in one.
ALPHABET = re.compile("[\u0370-\u1cff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\ua71f\uac00-\ud7ff\ufb13-\ufdff]")


def sound(article: Article) -> Article:
    """The article with a replacement mark for each half of a character in its text."""
    text = article.text if article.text.isascii() else HALF.sub("\ufffd", article.text)
    return article if text == article.text else replace(article, text=text)


def make_part(parse: Parse, found: Findings, claims: tuple[Claim, ...], english: EnglishLexicon) -> Part:
    """The records of one part with its counts."""
    tokens_of = {low: len(of) for low, of in parse.by_word.items() if low.isalpha() or any(map(str.isalpha, low))}
    words = sum(tokens_of.values())
    # Function words are counted among those that no capital opens: names tell nothing.
    small = {word.lower(): count for word, count in Counter(parse.words).items() if word[:1].islower()}
    if 10 * sum(small.values()) < words:  # capitals throughout, or an alphabet that has none
        small = tokens_of
    strange = () if parse.text.isascii() else filter(ALPHABET.search, tokens_of)
    return Part(
        claims=claims,
        actors=found.actors,
        quantities=found.quantities,
        hedges=found.hedges,
        sentences=sum(not parse.spaces.issuperset(range(s, e)) for s, e in parse.sentences),
        words=words,
        small=sum(small.values()),
        english=sum([small[low] for low in small.keys() & english.function_words]),
        letters=sum([len(low) * count for low, count in tokens_of.items()]),
        strange=sum([len(low) * tokens_of[low] for low in strange]),
    )


def home_of(actors: tuple[Actor, ...]) -> Home:
    """Whose money unnamed money is: that of the country of more than half of an article's mentions of any."""
    counts: dict[str, int] = {}
    for actor in actors:
        if actor.country is not None:
            counts[actor.country] = counts.get(actor.country, 0) + len(actor.mentions)
    if not counts:
        return Home()
    most = max(counts, key=lambda code: (counts[code], code))
    about = counts[most] >= LEAST_MENTIONS and 2 * counts[most] > sum(counts.values())
    return Home(country=most if about else "", named=most if len(counts) == 1 else "")


def describe(article: Article, whole: Part) -> ArticleRecord:
    """The article's own part of the record; extracted texts are carried, others are read from their file."""
    return ArticleRecord(
        id=article.id,
        path=article.path,
        title=article.title,
        date=article.date,
        site=article.site,
        url=article.url,
        sha256=sha256(article.text),
        characters=len(article.text),
        words=sum(len(line.split()) for line in article.text.splitlines()),  # a long text's are many at once
        sentences=whole.sentences,
        text=article.text if article.extracted else None,
    )


def warnings_of(whole: Part, english: EnglishLexicon) -> tuple[ReportWarning, ...]:
    """A warning where the text is hardly English: the record would be nonsense in silence."""
    is_strange = whole.strange >= english.least_words and 2 * whole.strange > whole.letters
    is_foreign = whole.english + english.chance < english.least_share * whole.small
    if is_strange or (whole.words >= english.least_words and is_foreign):
        message = "the text does not look like English: claimx reads English only, so expect few and wrong claims"
        return (ReportWarning(code="language", message=message),)
    return ()
