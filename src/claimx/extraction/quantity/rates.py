"""What an amount is per: "a barrel", "per hour", "annually"."""

from __future__ import annotations

import re
from dataclasses import replace

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.units import WORD
from claimx.lexicons.quantities import QuantityLexicon

PER = re.compile(
    r"(?:\s+(?P<per>per|each|every|an?)\s+|\s?(?P<slash>/)\s?|-(?P<hyphen>per|an?)-)"
    r"(?P<number>(?:\d[\d,.]*|one|hundred|thousand|million)\s+)?(?P<noun>(?:(?:square|cubic|metric|sq|cu|fluid|full|working|calendar)\.?\s)?[^\W\d_]+)"
)

NOT_PER = re.compile(r"\s+(?:ago|earlier|later|before|after|prior|early|on)\b")

PARENTHESIS = re.compile(r"\s?\((?=[^)]*\d)[^()]{1,30}\)")

ADVERB = re.compile(r"\s+(?:annually|yearly|daily|monthly|weekly|hourly|apiece)\b")

ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "daily": "day",
    "monthly": "month",
    "weekly": "week",
    "hourly": "hour",
    "apiece": "piece",
}


def with_per(text: str, amount: Amount, lexicon: QuantityLexicon, *, position: int | None = None) -> Amount:
    """The amount with the "a barrel", "per hour", "annually" that follows."""
    at = amount.end if position is None else position
    match = PER.match(text, at)
    if match is None and position is None and amount.unit is not None:
        # C$6 (US$4.46) per share
        conversion = PARENTHESIS.match(text, at)
        outer = PER.match(text, conversion.end()) if conversion else None
        if outer and not outer["number"] and outer["noun"].lower() in lexicon.nouns["per"]:
            return replace(amount, per=_per_name(outer["noun"], lexicon))
    if match and not (match["per"] in {"a", "an"} and NOT_PER.match(text, match.end())):
        noun = match["noun"]
        sign = match["per"] or match["hyphen"] or match["slash"]
        last = noun.split()[-1].lower()
        known = last in lexicon.nouns["per"] or (last[:-1] in lexicon.nouns["per"] and last.endswith("s"))
        if (sign == "per" and noun.lower() not in {"cent", "se"}) or (
            known and not (match["number"] and sign in {"a", "an"})
        ):
            end = match.end()
            number = match["number"] or ""
            if number.strip().lower() not in {"", "one"} and number[0].isdigit():
                following = WORD.match(text, end) if last in {"million", "thousand"} else None
                end = following.end() if following else end
                noun = text[match.start("number") : end]
            elif noun.lower() in {"hundred", "thousand", "million"}:
                following = WORD.match(text, end)
                if following:
                    end = following.end()
                    noun = text[match.start("noun") : end]
            return replace(amount, per=_per_name(noun, lexicon), end=end)
    adverb = ADVERB.match(text, at)
    if adverb and amount.unit is not None and amount.unit.kind == "money":
        return replace(amount, per=ADVERBS[adverb.group().strip()], end=adverb.end())
    return amount


def _per_name(noun: str, lexicon: QuantityLexicon) -> str:
    name = " ".join(noun.split())
    unit = lexicon.unit_symbols.get(name) or lexicon.unit_names.get(name.lower())
    if unit is not None and unit.kind in {"measure", "duration"}:
        return unit.name
    return "year" if name.lower() == "annum" else "person" if name.lower() in {"capita", "head"} else name
