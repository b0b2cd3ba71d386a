"""Attribution by the label at the head of a transcript's line: turns of a hearing, questions and answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.extraction.attribution.constructions.verbless import verbless_match, words_of_names
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
CLOSING_A_LABEL = (":", "))")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@rule("attribution.transcript")
def transcript(ctx: Context) -> Iterator[Match]:
    """SMITH: We have the votes. / JONES: You do not.

    A name in capitals (or Q, A) and a colon at the head of a line: all up to the next such line is its content; of who
    asks up to the next paragraph, which answers. Of who asks, as an outlet does, a turn of questions alone asks.
    """
    parse = ctx.parse
    if "\n" not in parse.text or sum(map(parse.text.count, CLOSING_A_LABEL)) < 2:  # a line with a label, and another
        return
    labels = [m for m in TRANSCRIPT.finditer(parse.text) if not _is_of_the_page(ctx, m)] or _turns(ctx)
    if len(labels) < 2:
        return
    limits = [*(label.start() for label in labels[1:]), len(parse.text)]
    blanks = [BLANK_LINE.search(parse.text, label.end(), end) for label, end in zip(labels, limits, strict=True)]
    paragraphs = [end if blank is None else blank.start() for blank, end in zip(blanks, limits, strict=True)]
    outlets = frozenset(name for label in labels if _is_outlet(ctx, name := label.group(_name_and_mark(label)[0])))
    asking = _who_asks(parse.text, labels, paragraphs) | outlets
    for label, paragraph, limit in zip(labels, paragraphs, limits, strict=True):
        name, mark = _name_and_mark(label)
        asks = label.group(name) in asking
        end = paragraph if asks or label is labels[-1] else limit
        content = ctx.trimmed(*parse.tokens_in(label.end(), end))
        if content[0] < content[1]:
            said = verbless_match(parse.tokens_in(*label.span(name)), parse.tokens_in(*label.span(mark)), content)
            is_question = asks and QUESTIONS.fullmatch(parse.text, label.end(), end) is not None
            yield replace(said, verbatim=True, class_="ask" if is_question else said.class_)


def _name_and_mark(label: re.Match[str]) -> tuple[int, int]:
    """The groups of a label that hold the name and the mark behind it."""
    return next((group, group + 1) for group in range(1, label.re.groups, 2) if label.group(group))


def _is_outlet(ctx: Context, name: str) -> bool:
    """Whether a label is an outlet's, which only asks: "((WN))"."""
    form = ctx.names.forms.get(name)
    return form is not None and form.kind == "outlet"


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
