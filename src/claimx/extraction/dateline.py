"""Datelines: "LONDON (Example Wire) -", "Kabul, Oct 3 -" before the first words of a report."""

from __future__ import annotations

from claimx.lexicons.names import NameLexicon
from claimx.syntax import Parse, Tokens

DASHES = frozenset({"-", "–", "—", "--", "―"})
MARKS = DASHES | {":"}
# In tokens: a dateline, and its place: "RIO DE JANEIRO, Brazil, Aug. 12, 2019 (Wire) -".
LONGEST_DATELINE = 24
LONGEST_PLACE = 7
JOINTS = frozenset({",", "/", "-", "'"})
# A place in capitals that is no longer may be a state or a body, which speak: "UK: We will not pay".
LONGEST_ACRONYM = 3
# Words after the dash in which a line that is no headline in capitals shows a small letter.
WORDS_AHEAD = 6


def is_dateline(parse: Parse, tokens: Tokens, lexicon: NameLexicon) -> bool:
    """Whether a name stands in a dateline, as its place, its agency or as the state beside the place."""
    for start in range(tokens[0], max(-1, tokens[0] - LONGEST_DATELINE), -1):
        if _opens(parse, start):
            end = dateline_end(parse, start, lexicon)
            if end is not None:
                return tokens[1] <= end
    return False


def dateline_end(parse: Parse, start: int, lexicon: NameLexicon) -> int | None:
    """The token after the mark of the dateline that opens a paragraph or a sentence at `start`, None without one.

    A place comes first, in capitals or capitalised. A date or an agency between brackets makes the rest sure; a bare
    dash is one of a dateline only after a known place or capitals, and only where it is the sentence's one dash; a
    colon only after a known place in capitals.
    """
    if not 0 <= start < parse.n:
        return None
    mark = _mark_after(parse, start)
    after = start if mark is None or parse.tag[start] == "IN" else _after_place(parse, start, mark, lexicon)
    if mark is None or after == start:
        return None
    place = (start, after)
    sure, after = _after_date_and_agency(parse, after, mark, lexicon)
    if after != mark:
        return None
    if parse.words[mark] == ":":
        return mark + 1 if _is_place_in_capitals(parse, place) else None
    dated = _end_of_dated(parse, mark, lexicon)
    if dated is not None:
        return dated
    return mark + 1 if _goes_on(parse, mark) and (sure or _is_sure(parse, place, mark)) else None


def _mark_after(parse: Parse, start: int) -> int | None:
    """The first dash or colon of a line, where it comes early."""
    line = parse.words[start + 1 : start + LONGEST_DATELINE]
    if MARKS.isdisjoint(line):
        return None
    for token, word in enumerate(line, start + 1):
        if word == ":" or (word in DASHES and _is_apart(parse, token)):
            return token
    return None


def _is_place_in_capitals(parse: Parse, place: Tokens) -> bool:
    """ "LONDON: The bank will …", not "BBC: …" nor "Moscow: …"."""
    number = parse.entity_of[place[0]]
    known = number >= 0 and parse.entities[number] == (*place, "GPE")
    return known and parse.string(place).isupper() and len(parse.string(place)) > LONGEST_ACRONYM


def _after_date_and_agency(parse: Parse, first: int, mark: int, lexicon: NameLexicon) -> tuple[bool, int]:
    """Whether a date or an agency comes next, and the position after them: ", March 4 (Wire)"."""
    dated, token = _after_date(parse, first, mark, lexicon)
    agency = token + 1 < mark and parse.words[token] in {"(", "["} and parse.words[token + 1][0].isupper()
    if agency:
        token = next((t + 1 for t in range(token, mark) if parse.words[t] in {")", "]"}), token)
        more, token = _after_date(parse, token, mark, lexicon)
        dated = dated or more
    return dated or agency, token


def _end_of_dated(parse: Parse, dash: int, lexicon: NameLexicon) -> int | None:
    """The token after a second dash, with nothing but a date between the two: "AUSTIN, Texas — May 3, 2024 —"."""
    second = _mark_after(parse, dash)
    if second is None:
        return None
    _, token = _after_date(parse, dash + 1, second, lexicon)
    return second + 1 if token == second else None


def _opens(parse: Parse, i: int) -> bool:
    return i == 0 or i - 1 in parse.spaces or parse.sentence_of[i - 1] != parse.sentence_of[i]


def _is_apart(parse: Parse, i: int) -> bool:
    """Whether a mark is a dash and no hyphen: white space stands on a side of it, or it is a long one."""
    around = parse.text[parse.start[i] - 1 : parse.end[i] + 1]
    return parse.words[i] != "-" or any(map(str.isspace, around))


def _after_place(parse: Parse, start: int, dash: int, lexicon: NameLexicon) -> int:
    """The position after the places: capitalised words, small words between them, commas or a stroke between two."""
    words = parse.words
    if not words[start][0].isupper():
        return start
    i = start + 1
    while i < min(dash, start + LONGEST_PLACE) and _goes_on_as_place(words, i, lexicon):
        i += 1
    return i


def _goes_on_as_place(words: list[str], i: int, lexicon: NameLexicon) -> bool:
    """Whether the name of a place goes on with a word; a comma before a date ends it: "LONDON[,] May 3"."""
    word = words[i]
    if words[i + (word == ",")].rstrip(".").title() in lexicon.time_words:
        return False
    return word[0].isupper() or word in JOINTS or word in lexicon.small_words


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
    ahead = [parse.words[i] for i in range(dash + 1, min(parse.n, dash + 1 + WORDS_AHEAD))]
    return any(w.islower() for w in ahead)


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
