"""Who is quoted most: the answer in words, and a bar a source."""

from __future__ import annotations

from collections.abc import Mapping

from claimx.report.charts import Bar, Part, claims_at
from claimx.report.counts import Quoted, leaders, together
from claimx.report.interviews import Asking
from claimx.report.shares import percent
from claimx.report.tally import Tally
from claimx.visible import plural

MODES = (("direct", "quoted"), ("mixed", "partly quoted"), ("indirect", "paraphrased"))
MOST_ASKING = 3


def quoted(tally: Tally, top: int) -> tuple[str, list[Bar]]:
    """Who is quoted most, and in their own words: the answer, and a bar a source."""
    order = sorted(tally.quoted.items(), key=lambda item: (-item[1].claims, item[0]))[:top]
    asking = asking_words(tally.asking)
    if not order:
        return f"No claim is attributed to a source that is named.{asking}", []
    most = order[0][1].claims
    bars = []
    for who, own in order:
        parts = tuple(
            Part(kind=mode, share=own.modes[mode] / most, words=f"{own.modes[mode]:,} {words}")
            for mode, words in MODES
            if own.modes[mode]
        )
        said = f"{own.claims:,} in {plural(own.articles, 'article')}"
        bars.append(Bar(label=who, href=claims_at(who=who), parts=parts, figures=(said, plural(own.words, "word"))))
    return quoted_words(tally.quoted) + asking, bars


def asking_words(asking: Mapping[str, Asking]) -> str:
    """Who asks the questions of interviews, and is not ranked for them."""
    if not asking:
        return ""
    order = sorted(asking.items(), key=lambda item: (-item[1].turns, item[0]))
    named = [f"{who}, {plural(own.turns, 'time')} in {plural(own.articles, 'interview')}" for who, own in order]
    more = [f"{plural(len(named) - MOST_ASKING, 'other')}"] if len(named) > MOST_ASKING else []
    return (
        f" Who asks the questions of an interview is not counted among them: {'; '.join(named[:MOST_ASKING] + more)}."
    )


def quoted_words(sources: Mapping[str, Quoted]) -> str:
    """The answer: who has most claims, who most in quotation marks, and how many there are."""
    most = leaders({who: own.claims for who, own in sources.items()})
    most_literal = leaders({who: own.modes["direct"] for who, own in sources.items()})
    own = [sources[who] for who in most]
    claims, direct = sum(each.claims for each in own), sum(each.modes["direct"] + each.modes["mixed"] for each in own)
    many = plural(own[0].claims, "claim")
    if len(most) == 1:
        answer = f"{most[0]} is quoted most: {many} in {plural(own[0].articles, 'article')}, "
    else:
        answer = f"{together(most)} are quoted most: {many} each, "
    answer += f"{percent(direct, claims)} of them wholly or partly in quotation marks. "
    if most_literal:
        have, each = ("has", "") if len(most_literal) == 1 else ("have", " each")
        count = plural(sources[most_literal[0]].modes["direct"], "claim")
        answer += f"Wholly in quotation marks, {together(most_literal)} {have} most: {count}{each}. "
    total = sum(each.claims for each in sources.values())
    return f"{answer}All {len(sources):,} named sources together have {total:,}."
