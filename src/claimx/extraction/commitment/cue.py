"""Where the source's commitment starts: what its cue, and the clause of the cue, say of the content."""

from __future__ import annotations

from claimx.extraction.commitment.descent import Descent
from claimx.extraction.commitment.state import CERTAIN, FULL, NAMES, UNKNOWN, WEIGHTS, Effect, State, changed, embedded
from claimx.extraction.findings import Attribution
from claimx.lexicons.hedges import Takes
from claimx.records import Hedge
from claimx.syntax import (
    adverbs_of,
    auxiliaries_of,
    complementizer_of,
    is_infinitive,
    link_of,
    subject_of,
)

# Classes of cues whose words differ in what they say of their content.
OWN_SIGNATURE = frozenset({"believe", "doubt", "perceive"})
# How "to say" hangs on "declined", "too early".
TAKEN = frozenset({"open complement", "subject clause", "complement", "adverbial"})


def start_state(
    descent: Descent, predicate: int, attribution: Attribution, hedges: tuple[Hedge, ...], path: list[str]
) -> State:
    """The source's commitment before anything of its content is read; each step is added to `path`.

    Args:
        descent: the Doc and its operators.
        predicate: head of the content.
        attribution: whose content it is.
        hedges: all hedges of the sentence, the article's own too.
        path: the steps so far.

    """
    parse, lexicon = descent.parse, descent.lexicon
    cue, lemma = attribution.cue_head, attribution.cue_lemma
    signature = lexicon.classes.get(attribution.cue_class)
    if attribution.source is None and is_infinitive(parse, predicate):
        # "is said to", "is alleged to": nobody stands for it by name.
        signature = lexicon.signatures.get((lemma, "passive"), signature)
    elif attribution.cue_class in OWN_SIGNATURE:
        # "knows", "suspects", "fears" say more than their class.
        bare = parse.tag[predicate] == "VBG" and not auxiliaries_of(parse, predicate)
        takes: Takes = "to" if bare or is_infinitive(parse, predicate) else "that"
        signature = lexicon.signatures.get((lemma, takes), signature)
    if signature is None:
        return FULL
    negated = attribution.negated or _is_denied(descent, attribution)
    state = embedded(State(negated, CERTAIN, 3.0), signature)
    if state != FULL:
        path.append(_told(f"cue “{lemma}” ({attribution.cue_class}{', negated' if negated else ''})", state))
    if any(parse.lower[child] in lexicon.senses["falsely"] for child in adverbs_of(parse, cue)):
        state = changed(state, Effect(True))
        path.append(_told(f"“{lemma}” falsely", state))
    for hedge in hedges:
        # "may announce" has announced nothing yet.
        if hedge.rule == "hedge.modal" and parse.head[parse.tokens_in(hedge.start, hedge.end)[0]] == cue:
            rank = CERTAIN - hedge.strength
            state = changed(state, Effect(False, rank, WEIGHTS[rank]))
            path.append(_told(f"“{hedge.text}” on the cue", state))
    if _is_too_early(descent, cue):
        state = changed(state, Effect(False, UNKNOWN, WEIGHTS[UNKNOWN]))
        path.append(_told(f"too early to {lemma}", state))
    return state


def _is_denied(descent: Descent, attribution: Attribution) -> bool:
    """Whether the clause of the cue denies it: "nobody said", "neither confirm nor deny", "declined to say"."""
    parse, negation = descent.parse, descent.lexicon.negation
    cue = attribution.cue_head
    if any(parse.lower[child] in negation["pair"] for child in parse.children[cue]):
        return True
    nouns = [noun for noun in (attribution.source_head, subject_of(parse, cue)) if noun is not None]
    if any(descent.operators.denial.negative_noun(noun) is not None for noun in nouns):
        return True
    parent = parse.head[cue]
    if parent == cue or link_of(parse, cue) not in TAKEN or not is_infinitive(parse, cue):
        return False
    signature = descent.signature(parent, "to")
    return signature is not None and signature.affirmed == (True, CERTAIN)


def _is_too_early(descent: Descent, cue: int) -> bool:
    """Too early to say."""
    parse = descent.parse
    parent = parse.head[cue]
    if parent == cue or parse.pos[parent] != "ADJ" or complementizer_of(parse, cue) is None:
        return False
    return link_of(parse, cue) in TAKEN and any(parse.lower[child] == "too" for child in adverbs_of(parse, parent))


def _told(note: str, state: State) -> str:
    return f"{note}: {'not ' if state.negative else ''}{NAMES[state.rank]}"
