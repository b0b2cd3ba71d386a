"""Why an article does not name a source."""

from __future__ import annotations

from claimx.lexicons.names import NameLexicon
from claimx.syntax import Parse, Tokens


def anonymity_of(parse: Parse, source: Tokens, lexicon: NameLexicon) -> str | None:
    """The reason, as written, from the source's sentence: "because he was not authorised to speak publicly".

    Where the sentence gives no reason, the words on anonymity themselves ("on condition of anonymity").
    """
    start, end = parse.chars(parse.sentence(source[0]))
    lower = parse.text[start:end].lower()
    if len(lower) != end - start:  # some letters change length in lower case; offsets would drift
        return None
    places = [(lower.find(cue), cue) for cue in lexicon.anonymity_cues if cue in lower]
    if not places:
        return None
    at, cue = min(places)
    best: int | None = None
    for reason in lexicon.anonymity_reasons:
        found = lower.find(f" {reason} ")
        if found >= 0 and (best is None or found < best):
            best = found
    if best is not None:
        return _clause(parse.text[start:end], best + 1)
    if cue == "anonymity":
        condition = lower.rfind("on condition of", 0, at)
        if condition < 0:
            condition = lower.rfind("on the condition of", 0, at)
        if condition >= 0:
            return parse.text[start + condition : start + at + len(cue)]
    return _clause(parse.text[start:end], at)


def _clause(text: str, start: int) -> str:
    """From `start` to where the clause ends: a comma, a stop, a quotation mark."""
    stops = [
        k for mark in (",", ";", ".\n", "”", '"', "“", " said", " told") if (k := text.find(mark, start + 1)) > start
    ]
    clause = text[start : min(stops, default=len(text))].strip().rstrip(".,;:")
    for conjunction in (" and", " but"):
        clause = clause.removesuffix(conjunction)
    return clause
