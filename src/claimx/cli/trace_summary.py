"""What `claimx explain --trace` comes to at a word of saying, in one sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import get_args

from claimx.extraction.rule import AnyRule
from claimx.lexicons.cues import CueLexicon, Preposition, VerbFrame
from claimx.records import Report
from claimx.syntax import (
    FINITE_VERBS,
    Parse,
    clausal_complement_of,
    object_of,
    oblique_of,
    obliques_of,
    open_complement_of,
    preposition_of,
    subject_of,
    subjects_of,
)
from claimx.syntax.display import Word
from claimx.tracing import Attempt

OF_PLACES = frozenset({"at", "from", "in", "into", "on", "with"})  # more often where or how than what is said
RELATIVES = frozenset({"WDT", "WP"})
FAR = 8  # words from a verb to an infinitive that it takes
NO_WORD = "No rule begins at this word: it is no cue, hedge, number or name of the lexicons by itself."


def in_short(parse: Parse, token: int, word: Word, attempts: Sequence[Attempt], cues: CueLexicon) -> str | None:
    """What keeps a word from attributing, where one sentence tells; else None."""
    attributing = [each for each in attempts if each.rule.startswith("attribution.")]
    if not attributing and word.pos == "VERB" and word.lemma.lower() not in cues.verbs:
        return unknown_verb(parse, token, word, cues)
    other = in_no_frame(word, attempts, cues)
    takes_clause = any("clause" in verb.frames for verb in cues.verbs.get(word.lemma.lower(), ()))
    lost = any(each.outcome == "lost" for each in attempts)
    hung = None
    if other is not None and not lost:
        hung = hung_as_a_description(parse, token) or without_subject(parse, token)
        hung = (hung_elsewhere(parse, token) if takes_clause else None) or hung
    return taken_for_another(parse, token, attempts, cues) or hung or other or about_nothing(word, attempts, cues)


def in_a_cue(report: Report, offset: int) -> str | None:
    """That a word stands in the cue of a claim, though no rule began at it: "[word came] from the ministry"."""
    cues = ((claim.id, claim.cue) for claim in report.claims if claim.cue is not None)
    found = next(((id_, cue) for id_, cue in cues if cue.start <= offset < cue.end), None)
    return f"It stands in the cue of {found[0]}, “{found[1].text}”; trace another word of it." if found else None


def without_source(report: Report, offset: int, rules: Iterable[AnyRule]) -> str | None:
    """That the claim whose cue a word stands in names no source, and in which file that was decided."""
    cues = ((claim, claim.cue) for claim in report.claims if claim.cue is not None and claim.source is None)
    claim = next((claim for claim, cue in cues if cue.start <= offset < cue.end), None)
    modules = {each.id: each.apply.__module__.replace(".", "/") for each in rules}
    if claim is None or claim.rule not in modules:
        return None
    return (
        f"{claim.id} has no source: {claim.rule} found nobody who says it, as of a passive without “by”. Its file "
        f"decides who that is, `{modules[claim.rule]}.py`; of verbs it asks `source.py`."
    )


def about_nothing(word: Word, attempts: Sequence[Attempt], cues: CueLexicon) -> str | None:
    """That no rule of attribution took an adjective or a noun which attributes, and what one takes."""
    tried = [each for each in attempts if each.rule.startswith("attribution.")]
    if not tried or any(each.outcome in {"found", "lost"} for each in tried):
        return None
    lemma = word.lemma.lower()
    if lemma in cues.adjectives:
        takes = f"“{lemma} that …”, “{lemma} to …”, “{lemma} about …” behind a form of “be”"
        kind, table = "an adjective", "cues.adjectives"
    elif lemma in cues.nouns:
        takes, kind, table = f"“the {lemma} that …”, “the {lemma} is that …”", "a noun", "cues.nouns"
    else:
        return None
    return (
        f"No rule of attribution took “{word.text}”. As {kind} of [[{table}]] it attributes in turns such as {takes}; "
        "below stands what each rule looked for and missed. A lexicon of your own adds words to such a list, no turns."
    )


def taken_for_another(parse: Parse, token: int, attempts: Sequence[Attempt], cues: CueLexicon) -> str | None:
    """That no rule of attribution took a word of saying, since the tagger takes it for something else."""
    tried = [each for each in attempts if each.rule.startswith("attribution")]
    lemma, tag, pos = parse.lemma[token].lower(), parse.tag[token], parse.pos[token]
    # What the tagger takes for a name keeps its form as its lemma.
    verb, noun = lemma in cues.verbs or parse.lower[token] in cues.by_form, lemma in cues.nouns
    missed = all(each.outcome == "refused" for each in tried)
    is_close = ends_a_report(parse, token) if verb else pos != "NOUN"
    if tried and not (missed and is_close):
        return None
    if not (verb or noun) or (verb and pos == "VERB") or (noun and pos == "NOUN" and not tried):
        return None
    kind = "noun" if noun and not verb else "verb" if verb and not noun else "verb and as a noun"
    outcome = "no rule for nouns took it" if tried else "no rule of attribution was tried"
    return (
        f"“{parse.words[token]}” attributes as a {kind}, but is tagged {pos} {tag} here, and {outcome}; where that is "
        "wrong, the tagger errs (`claimx/syntax/mends/`)."
    )


def ends_a_report(parse: Parse, token: int) -> bool:
    """Whether a noun closes what a comma sets off, as a verb would: "…, aid workers estimate."."""
    start, end = parse.sentence(token)
    closes = token + 1 == end or parse.is_mark(token + 1)
    return parse.pos[token] == "NOUN" and closes and "," in parse.words[start:token]


def hung_elsewhere(parse: Parse, token: int) -> str | None:
    """That a clause with "that" stands behind a verb and the parser hung it on another word; None where it did not."""
    behind = range(token + 1, parse.sentence(token)[1])
    that = next((k for k in behind if parse.lower[k] == "that" and parse.head[k] > k and parse.pos[k] != "DET"), None)
    if that is None or parse.head[parse.head[that]] in {token, parse.head[that]}:
        return None
    clause = parse.head[that]
    return (
        f"A clause with “that” stands behind “{parse.words[token]}”, but the parser hangs its “{parse.words[clause]}” "
        f"on “{parse.words[parse.head[clause]]}”; where that is wrong, mend the tree (`claimx/syntax/mends/`): "
        f"`--trace {parse.words[clause]}` tells which mends were tried there."
    )


def hung_as_a_description(parse: Parse, token: int) -> str | None:
    """That the parser hung a report between two commas on a noun: "the fire, police say, began"."""
    first, head = parse.edges[token][0], parse.head[token]
    if parse.pos[head] not in {"NOUN", "PROPN", "NUM"} or head >= first or parse.words[token + 1 : token + 2] != [","]:
        return None
    if parse.words[first] != "," and parse.words[first - 1] != ",":
        return None
    if any(parse.tag[k].startswith("W") for k in range(first, token)):
        return None
    return (
        f"“{parse.words[token]}” stands between two commas as a report does, but the parser hangs it on "
        f"“{parse.words[head]}” as what describes that; where that is wrong, mend the tree (`claimx/syntax/mends/`)."
    )


def without_subject(parse: Parse, token: int) -> str | None:
    """That a verb has no subject in the tree, and which verb has the noun before it."""
    if parse.tag[token] not in FINITE_VERBS | {"VBN"} or subject_of(parse, token) is not None:
        return None
    word, head = parse.words[token], parse.head[token]
    told = f"“{word}” has no subject in the tree"
    if parse.tag[token] == "VBN" and head < token and parse.pos[head] in {"NOUN", "PROPN"}:
        told = f"“{word}” is taken for a participle that describes “{parse.words[head]}”, and has no subject"
    else:
        before = range(parse.sentence(token)[0], token)
        others = ((noun, parse.head[noun]) for noun in before if parse.head[noun] < token)
        taken = [(noun, verb) for noun, verb in others if noun in subjects_of(parse, verb) and verb != token]
        if taken:
            told += f": “{parse.words[taken[0][0]]}” is that of “{parse.words[taken[0][1]]}”"
    return f"{told}; where that is wrong, mend the tree (`claimx/syntax/mends/`)."


def unknown_verb(parse: Parse, token: int, word: Word, cues: CueLexicon) -> str:
    """That a verb is in no lexicon, and the line with which it may attribute, its particle in it: "have it".

    No such line helps where the subject is what is said, or where the parser may have made a verb of a noun.
    """
    subject = subject_of(parse, token)
    shown = frames_here(parse, token)
    if subject is not None and parse.lemma[subject].lower() in cues.nouns and shown == ("clause-from",):
        return (
            f"{NO_WORD} Its subject “{parse.words[subject]}” may attribute: the verbs by which it comes from somebody "
            f"are in [cues.arriving_verbs] of cues.toml; `--trace {parse.words[subject]}` tells more."
        )
    if subject is None or parse.tag[subject] in RELATIVES:
        return f"{NO_WORD} `claimx parse FILE` shows the tree; where it is wrong, mend it (`claimx/syntax/mends/`)."
    own = parse.lower[token + 1] if token + 1 < parse.n else ""
    is_own = own == "it" or (token + 1 < parse.n and parse.tag[token + 1] == "RP")
    lemma = f'"{word.lemma} {own}"' if is_own else word.lemma
    frames = json.dumps(list(shown))
    return (
        f"{NO_WORD} With {lemma} = {{ neutral = {frames} }} below [cues.verbs] in a lexicon of your own it may "
        "(docs/lexicons.md)."
    )


def frames_here(parse: Parse, token: int) -> tuple[VerbFrame, ...]:
    """The frames of `cues.toml` by which a verb would take what stands behind it; most verbs take a clause."""
    clause, act = clausal_complement_of(parse, token), open_complement_of(parse, token)
    sender, thing = oblique_of(parse, token, "from"), object_of(parse, token)
    behind = range(token + 1, min(parse.sentence(token)[1], token + FAR))
    to = next((k for k in behind if parse.lower[k] == "to" and parse.tag[k + 1 : k + 2] == ["VB"]), None)
    if clause is not None and sender is not None and sender < clause:
        return ("clause-from",)  # "it emerged from the auditor that …"
    if clause is None and to is not None:
        return ("to",) if thing is None or to < thing else ("object-to",)
    if act is not None and parse.tag[act] == "VBG":
        return ("gerund",)
    if clause is None and thing is not None and token < thing:
        return ("object",)
    found = {preposition_of(parse, noun) for noun in obliques_of(parse, token) if token < noun}
    taken = tuple(each for each in get_args(Preposition) if each in found and each not in OF_PLACES)
    return taken if clause is None and taken else ("clause", "quotation")


def in_no_frame(word: Word, attempts: Sequence[Attempt], cues: CueLexicon) -> str | None:
    """That no rule of attribution took a verb which attributes: for want of a frame, or its source is no party."""
    tried = [each for each in attempts if each.rule.startswith("attribution.")]
    entries = cues.verbs.get(word.lemma.lower(), ()) or cues.by_form.get(word.text.lower(), ())
    if word.pos == "NOUN" or not entries or not tried or any(each.outcome == "found" for each in tried):
        return None
    plain_ones = [each for each in entries if each.particle is None] or entries
    frames = ", ".join(dict.fromkeys(frame for each in plain_ones for frame in each.frames))
    sourceless = [each.rule for each in tried if refused_source(each)]
    source = (
        f" {' and '.join(sourceless)} found one, but its source is none that can say or want it." if sourceless else ""
    )
    return (
        f"No rule of attribution took “{word.text}”. “{plain_ones[0].lemma}” attributes in these frames alone: "
        f"{frames}; below stands what each rule looked for and missed.{source} `claimx lexicon show cues` explains "
        "the frames, and below [cues.verbs] in a lexicon of your own it can have another (docs/lexicons.md)."
    )


def refused_source(attempt: Attempt) -> bool:
    """Whether it was the source that a rule, or a step behind it, refused."""
    return (attempt.condition or "").removeprefix("not ").startswith("is_party(") and attempt.outcome == "lost"
