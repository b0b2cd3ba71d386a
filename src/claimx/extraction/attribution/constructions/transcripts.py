"""Attribution by the label at the head of a transcript's line: turns of a hearing, questions and answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.extraction.attribution.constructions.verbless import is_outlet, verbless_match, words_of_names
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Match
from claimx.extraction.rule import rule

# Labels at the head of a line, with the mark that closes them: "SMITH:", "Q:", "((Ana Roe)) :", "((Ana Roe))".
TRANSCRIPT = re.compile(
    r"^[ \t\"“]*([A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]+){0,3}|Q|A)(?: \([^)\n]{1,40}\))?(:)[ \t\u00a0]+(?=\S)"
    r"|^\(\(([A-Z][^()\n]{0,40})\)\)[ \t]*(:)[ \t\u00a0]+(?=\S)"
    r"|^\(\(([A-Z][^()\n]{0,40})(\)\))[ \t\u00a0]+(?=\S)",
    re.MULTILINE,
)
# A label of an interview: "Host Ana Roe:", "Roe:".
TURN = re.compile(r"^[ \t]*+((?:[A-Z][\w.'’\-]*+ ){0,3}[A-Z][\w.'’\-]++)(:)[ \t]++(?=\S)", re.MULTILINE)
QUESTIONS = re.compile(r"(?:[^.!?]*+\?)++[\"'”’)\]\s]*+")  # and nothing else
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*+")
LONGEST_THANKS = 4  # words of "Well, thank you"


@rule("attribution.transcript")
def transcript(ctx: Context) -> Iterator[Match]:
    """SMITH: We have the votes. / JONES: You do not.

    A name in capitals (or Q, A) and a colon at the head of a line: all up to the next such line is its content; of who
    asks up to the next paragraph, which answers. Of who asks, as an outlet does, a turn of questions alone asks. The
    last turn is a paragraph, or several where its speaker took several before.
    """
    parse = ctx.parse
    labels = [m for m in TRANSCRIPT.finditer(parse.text) if not _is_of_the_page(ctx, m)]
    labels = sorted((*labels, *_of_initials(ctx, labels)), key=re.Match.start) or _turns(ctx)
    if len(labels) < 2:
        return
    limits = [*(label.start() for label in labels[1:]), len(parse.text)]
    blanks = [BLANK_LINE.search(parse.text, label.end(), end) for label, end in zip(labels, limits, strict=True)]
    paragraphs = [end if blank is None else blank.start() for blank, end in zip(blanks, limits, strict=True)]
    names = [label.group(_name_and_mark(label)[0]) for label in labels]
    limits[-1] = _end_of_last(ctx, names, paragraphs, limits)
    asking = _who_asks(parse.text, labels, paragraphs).union(name for name in names if is_outlet(ctx, name))
    for label, paragraph, limit in zip(labels, paragraphs, limits, strict=True):
        name, mark = _name_and_mark(label)
        asks = label.group(name) in asking
        end = paragraph if asks else limit
        content = ctx.trimmed(*parse.tokens_in(label.end(), end))
        if content[0] < content[1]:
            said = verbless_match(parse.tokens_in(*label.span(name)), parse.tokens_in(*label.span(mark)), content)
            is_question = asks and QUESTIONS.fullmatch(parse.text, label.end(), end) is not None
            yield replace(said, verbatim=True, class_="ask" if is_question else said.class_)


def _end_of_last(ctx: Context, names: Sequence[str], paragraphs: Sequence[int], limits: Sequence[int]) -> int:
    """Where the last turn ends, given who speaks each, where its paragraph ends, and where the next begins.

    Before a paragraph that names its speaker, thanks somebody, or is the page's.
    """
    text, lower, end = ctx.parse.text, ctx.parse.lower, paragraphs[-1]
    turns = zip(names[:-1], paragraphs, limits, strict=False)
    if not any(name == names[-1] and text[start:limit].strip() for name, start, limit in turns):
        return end
    surname = names[-1].lower().rsplit(maxsplit=1)[-1]
    for paragraph in PARAGRAPH.finditer(text, end):
        first, after = ctx.parse.tokens_in(*paragraph.span())
        thanked = not ctx.cues.courtesies.isdisjoint(lower[first : min(after, first + LONGEST_THANKS)])
        if thanked or first in ctx.reading.page_tokens or surname in lower[first:after]:
            break
        end = paragraph.end()
    return end


def _of_initials(ctx: Context, labels: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The labels in full of who has initials later: "Ada Roe: We had no choice. / ... / AR: We did not"."""
    short = {name for label in labels if len(name := label.group(_name_and_mark(label)[0])) > 1}
    full = TURN.finditer(ctx.parse.text) if short else ()
    return [label for label in full if "".join(word[0] for word in label.group(1).split()) in short]


def _name_and_mark(label: re.Match[str]) -> tuple[int, int]:
    """The groups of a label that hold the name and the mark behind it."""
    return next((group, group + 1) for group in range(1, label.re.groups, 2) if label.group(group))


def _who_asks(text: str, labels: Sequence[re.Match[str]], paragraphs: Sequence[int]) -> frozenset[str]:
    """The names behind which most paragraphs end with a question."""
    asked: Counter[str] = Counter()
    for label, end in zip(labels, paragraphs, strict=True):
        asked[label.group(_name_and_mark(label)[0])] += 1 if text[label.end() : end].rstrip().endswith("?") else -1
    return frozenset(name for name, surplus in asked.items() if surplus > 0)


def _is_of_the_page(ctx: Context, label: re.Match[str]) -> bool:
    """Whether a label only points elsewhere: "ALSO SEE: Ten die in avalanche"."""
    return ctx.parse.tokens_in(*label.span())[0] in ctx.reading.page_tokens


def _turns(ctx: Context) -> list[re.Match[str]]:
    """The labels of an interview whose speakers take turns: two at least, one named in the text, one more than once."""
    labels = [m for m in TURN.finditer(ctx.parse.text) if m.group(1).lower() not in ctx.cues.labels]
    speakers = [label.group(1).split()[-1] for label in labels]
    take_turns = len(speakers) > len(set(speakers)) > 1 and not words_of_names(ctx).isdisjoint(speakers)
    return [m for m, speaker in zip(labels, speakers, strict=True) if speakers.count(speaker) > 1] if take_turns else []
