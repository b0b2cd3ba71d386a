"""Datelines: "LONDON (Example Wire) -", "Kabul, Oct 3 -" before the first words of a report."""

from __future__ import annotations

from claimx.lexicons.names import NameLexicon
from claimx.syntax import Parse, Tokens

DASHES = frozenset({"-", "–", "—", "--", "―"})
# A dateline is no longer than this, its place no longer than PLACE: "RIO DE JANEIRO, Brazil, Aug. 12, 2019 (Wire) -".
LONGEST = 24
PLACE = 7
# Words after the dash in which a line that is no headline in capitals shows a small letter.
AHEAD = 6


def is_dateline(parse: Parse, tokens: Tokens, lexicon: NameLexicon) -> bool:
    """Whether a name stands in a dateline, as its place, its agency or as the state beside the place."""
    for start in range(tokens[0], max(-1, tokens[0] - LONGEST), -1):
        if "\n" in parse.words[start]:
            return False
        if _opens(parse, start):
            end = dateline_end(parse, start, lexicon)
            if end is not None:
                return tokens[1] <= end
    return False


def dateline_end(parse: Parse, start: int, lexicon: NameLexicon) -> int | None:
    """The token after the dash of the dateline that opens a paragraph or a sentence at `start`, None without one.

    A place comes first, in capitals or capitalised. A date or an agency between brackets makes the rest sure; a bare
    dash is one of a dateline only after a known place or capitals, and only where it is the sentence's one dash.
    """
    if not 0 <= start < parse.n or not parse.words[start][0].isupper() or not _opens(parse, start):
        return None
    limit = min(parse.n, start + LONGEST)
    dash = next((i for i in range(start + 1, limit) if parse.words[i] in DASHES and _is_apart(parse, i)), None)
    if dash is None or any("\n" in parse.words[i] for i in range(start, dash)):
        return None
    i = _after_place(parse, start, dash, lexicon)
    place = (start, i)
    if i == start or parse.tag[start] == "IN":
        return None
    dated, i = _after_date(parse, i, dash, lexicon)
    agency = i + 1 < dash and parse.words[i] in {"(", "["} and parse.words[i + 1][0].isupper()
    if agency:
        i = next((j + 1 for j in range(i, dash) if parse.words[j] in {")", "]"}), i)
        more, i = _after_date(parse, i, dash, lexicon)
        dated = dated or more
    if i != dash or not _goes_on(parse, dash):
        return None
    return dash + 1 if dated or agency or _is_sure(parse, place, dash) else None


def _opens(parse: Parse, i: int) -> bool:
    return i == 0 or parse.is_space(i - 1) or parse.sentence_of[i - 1] != parse.sentence_of[i]


def _is_apart(parse: Parse, i: int) -> bool:
    """Whether a mark is a dash and no hyphen: white space stands on a side of it, or it is a long one."""
    return (
        parse.words[i] != "-"
        or parse.end[i - 1] < parse.start[i]
        or parse.is_space(i - 1)
        or (i + 1 < parse.n and (parse.end[i] < parse.start[i + 1] or parse.is_space(i + 1)))
    )


def _after_place(parse: Parse, start: int, dash: int, lexicon: NameLexicon) -> int:
    """The position after the places: capitalised words, small words between them, commas or a stroke between two."""
    i = start
    while i < dash and i - start < PLACE:
        word = parse.words[i]
        if word.rstrip(".").title() in lexicon.time_words and i > start:
            break
        follows = i + 1 < dash and parse.words[i + 1][0].isupper()
        if (
            word[0].isupper()
            or (i > start and follows and (word in {"/", "-", "'"} or word in lexicon.small_words))
            or (word == "," and follows and parse.words[i + 1].rstrip(".").title() not in lexicon.time_words)
        ):
            i += 1
        else:
            break
    return i


def _after_date(parse: Parse, i: int, dash: int, lexicon: NameLexicon) -> tuple[bool, int]:
    """Whether a date comes next, and the position after it: ", March 4", ", 4 Oct. 2019", "Friday"."""
    first, dated = i, False
    while i < dash:
        word = parse.words[i].rstrip(".")
        if word.title() in lexicon.time_words:
            dated = True
        elif not (word in {",", ""} or (word.isdigit() and len(word) in {1, 2, 4})):
            break
        i += 1
    return dated, i if dated else first


def _goes_on(parse: Parse, dash: int) -> bool:
    """Whether a sentence in small letters follows, which a headline in capitals has none of."""
    ahead = [parse.words[i] for i in range(dash + 1, min(parse.n, dash + 1 + AHEAD))]
    return bool(ahead) and any(w.islower() for w in ahead)


def _is_sure(parse: Parse, place: Tokens, dash: int) -> bool:
    """Whether a bare dash after a place is a dateline's: a known place or capitals, then a new sentence."""
    number = parse.entity_of[place[0]]
    known = number >= 0 and parse.entities[number][2] in {"GPE", "LOC"} and parse.entities[number][1] <= place[1]
    last = parse.entity_of[place[1] - 1]
    if parse.words[place[0]].isupper() and last >= 0:  # "VAN, Turkey —"
        known = known or parse.entities[last][2] in {"GPE", "LOC"}
    first = parse.words[dash + 1]
    if not (known or parse.string(place).isupper()) or first[0].islower():
        return False
    end = parse.sentence(dash + 1)[1]
    return not any(parse.words[i] in DASHES and _is_apart(parse, i) for i in range(dash + 1, end))
