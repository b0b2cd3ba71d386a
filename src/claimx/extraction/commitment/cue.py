"""Where the source's commitment starts: what its cue, and the clause of the cue, say of the content."""

from __future__ import annotations

from claimx.extraction.commitment.descent import Descent
from claimx.extraction.commitment.state import CERTAIN, UNKNOWN, WEIGHTS, Effect, State, to_complement
from claimx.extraction.commitment.walk import Walk
from claimx.extraction.findings import Attribution
from claimx.extraction.hedge import weakens
from claimx.lexicons.hedges import Signature, Takes
from claimx.records import Hedge
from claimx.syntax import (
    Parse,
    adverbs_of,
    auxiliaries_of,
    complementizer_of,
    is_finite,
    is_infinitive,
    link_of,
    subject_of,
)

# Classes of cues whose words differ in what they say of their content.
OWN_SIGNATURE = frozenset({"believe", "doubt", "perceive"})
# How "to say" hangs on "declined", "too early".
QUESTION_WORDS = frozenset({"WP", "WRB"})
TAKEN = frozenset({"open complement", "subject clause", "complement", "adverbial"})
# "Is considered a failure" commits to it as a judgement; who is not considered a suspect is none, to those who say so.
JUDGEMENT = Signature(affirmed=(False, CERTAIN), negated=(True, CERTAIN))


def start_with_cue(walk: Walk, predicate: int, attribution: Attribution, hedges: tuple[Hedge, ...]) -> None:
    """The source's commitment before anything of its content is read.

    Args:
        walk: gets the start and its steps.
        predicate: head of the content.
        attribution: whose content it is.
        hedges: all hedges of the sentence, the article's own too.

    """
    descent = walk.descent
    parse, cue, lemma = descent.parse, attribution.cue_head, attribution.cue_lemma
    signature = _signature(descent, predicate, attribution)
    if signature is not None:
        _start_from(walk, signature, predicate, attribution)
    for hedge in hedges:
        if _is_yet_to_come(parse, hedge, cue) or _only_suggests(descent, hedge, attribution):
            rank = CERTAIN - hedge.strength
            walk.under(Effect(False, rank, WEIGHTS[rank], f"“{hedge.text}” on the cue"))
    if _is_too_early(descent, cue):
        walk.under(Effect(False, UNKNOWN, WEIGHTS[UNKNOWN], f"too early to {lemma}"))


def _start_from(walk: Walk, signature: Signature, predicate: int, attribution: Attribution) -> None:
    """Start from what the cue says of its content."""
    descent, cue, lemma = walk.descent, attribution.cue_head, attribution.cue_lemma
    negated = (attribution.negated or _is_denied(descent, attribution)) != _is_refused(descent, predicate, attribution)
    start = to_complement(State(negated, CERTAIN, 3.0), signature)
    walk.start_from(start, f"cue “{lemma}” ({attribution.cue_class}{', negated' if negated else ''})")
    if any(descent.parse.lower[child] in descent.lexicon.senses["falsely"] for child in adverbs_of(descent.parse, cue)):
        walk.under(Effect(True, note=f"“{lemma}” falsely"))


def _is_yet_to_come(parse: Parse, hedge: Hedge, cue: int) -> bool:
    """May announce, is expected to announce: nothing has been announced yet."""
    first, end = parse.tokens_in(hedge.start, hedge.end)
    if "auxiliary" in weakens(hedge):
        return parse.head[first] == cue
    taken = hedge.category == "future" and "itself" in weakens(hedge) and first <= parse.head[cue] < end
    return taken and link_of(parse, cue) == "open complement"


def _only_suggests(descent: Descent, hedge: Hedge, attribution: Attribution) -> bool:
    """Whether a cue is itself the hedge of a report: "some reports suggest an attack"; who suggests it says so."""
    parse, cue, source = descent.parse, attribution.cue_head, attribution.source_head
    if hedge.category != "evidential" or hedge.start != parse.start[cue] or parse.pos[cue] != "VERB":
        return False
    return source is None or (
        parse.pos[source] == "NOUN" and parse.lemma[source] not in descent.lexicon.senses["tellers"]
    )


def _signature(descent: Descent, predicate: int, attribution: Attribution) -> Signature | None:
    """What the cue says of its content: by its class, or by its own word where that says more."""
    parse, lexicon = descent.parse, descent.lexicon
    of_class = lexicon.classes.get(attribution.cue_class)
    infinitive = is_infinitive(parse, predicate) and not is_finite(parse, predicate)  # "his brother was to blame"
    if attribution.source is None and infinitive:
        # "is said to", "is alleged to": nobody stands for it by name.
        return lexicon.signatures.get((attribution.cue_lemma, "passive"), of_class)
    if attribution.cue_lemma in lexicon.senses["judging"] and parse.pos[predicate] in {"ADJ", "NOUN"}:
        return JUDGEMENT
    if attribution.cue_class not in OWN_SIGNATURE and attribution.cue_lemma not in lexicon.senses["own_beliefs"]:
        urged = lexicon.signatures.get((attribution.cue_lemma, "to")) if infinitive else None
        # "warned him to leave": what is urged is not stated
        return urged if urged is not None and urged.affirmed == (False, UNKNOWN) else of_class
    # "knows", "suspects", "fears" say more than their class.
    bare = parse.tag[predicate] == "VBG" and not auxiliaries_of(parse, predicate)
    asked = parse.tag[attribution.content[0][0]] in QUESTION_WORDS  # "is not sure what to do"
    takes: Takes = "to" if (bare or infinitive) and not asked else "that"
    return lexicon.signatures.get((attribution.cue_lemma, takes), of_class)


def _is_denied(descent: Descent, attribution: Attribution) -> bool:
    """Whether the clause of the cue denies it: "nobody said", "neither confirm nor deny", "declined to say"."""
    parse, negation = descent.parse, descent.lexicon.negation
    cue = attribution.cue_head
    if not negation["pair"].isdisjoint([parse.lower[child] for child in parse.children[cue]]):
        return True
    nouns = [noun for noun in (attribution.source_head, subject_of(parse, cue)) if noun is not None]
    if any(descent.operators.denial.negative_noun(noun) is not None for noun in nouns):
        return True
    parent = parse.head[cue]
    mark = complementizer_of(parse, cue)
    kept_from = mark is not None and parse.lower[mark] == "from"  # "refrained from saying"
    if parent == cue or link_of(parse, cue) not in TAKEN or not (kept_from or is_infinitive(parse, cue)):
        return False
    signature = descent.signature(parent, "to")
    return signature is not None and signature.affirmed == (True, CERTAIN)


def _is_refused(descent: Descent, predicate: int, attribution: Attribution) -> bool:
    """Refused to hand over the files: who refuses a thing means not to do it."""
    if attribution.cue_class != "intend" or not is_infinitive(descent.parse, predicate):
        return False
    signature = descent.lexicon.signatures.get((attribution.cue_lemma, "to"))
    return signature is not None and signature.affirmed[0]


def _is_too_early(descent: Descent, cue: int) -> bool:
    """Too early to say."""
    parse = descent.parse
    parent = parse.head[cue]
    if parent == cue or parse.pos[parent] != "ADJ" or complementizer_of(parse, cue) is None:
        return False
    excess = descent.lexicon.senses["excess"]
    return link_of(parse, cue) in TAKEN and any(parse.lower[child] in excess for child in adverbs_of(parse, parent))
