"""What the lexicons know of a name as it is written, and the state that its words give to its bearer."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.party.titles import country_before, is_state, state_at
from claimx.lexicons.names import Form, NameLexicon, plain
from claimx.syntax import Parse, Tokens


def form_of(text: str, label: str, lexicon: NameLexicon) -> Form | None:
    """What the lexicon knows of a name as written."""
    form = lexicon.form(text) or (without_state(text, lexicon) if label != "PERSON" else None)
    if form is None and label in {"GPE", "LOC"} and text.isupper():
        state = lexicon.postal.get(text)  # "Tampa, FL"; "WASHINGTON" of a dateline
        return Form("place", None, state, "US") if state is not None else lexicon.forms.get(plain(text).title())
    return form


def country_of(parse: Parse, tokens: Tokens, label: str, form: Form | None, lexicon: NameLexicon) -> str | None:
    """The state that the words in or before a name give to its bearer."""
    if label == "PERSON":
        return country_before(parse, tokens[0], lexicon)
    return country_within(parse, tokens, lexicon) if label == "ORG" and form is None else None


def without_state(text: str, lexicon: NameLexicon) -> Form | None:
    """What an organisation's name means without its state: "United States Central Intelligence Agency"."""
    for state, rest in with_states(plain(text).split()):
        form, of = lexicon.forms.get(rest), lexicon.forms.get(state)
        if form is None or of is None or form.kind != "organisation":
            continue
        if is_state(of) and form.country == of.country:
            return form
    return None


def with_states(words: list[str]) -> Iterator[tuple[str, str]]:
    """The ways to part a name into a state's and the rest: "United States | Army", "Army | of Kenya"."""
    for length in (1, 2):
        if len(words) > length + 1:
            yield " ".join(words[:length]), " ".join(words[length:])
            if words[-length - 1] == "of":
                yield " ".join(words[-length:]), " ".join(words[: -length - 1])


def country_within(parse: Parse, tokens: Tokens, lexicon: NameLexicon) -> str | None:
    """The state that an organisation's name holds, or the nationality word before it: "the Ghanaian Supreme Court"."""
    start, end = tokens
    for i in range(start, end):
        for length in (3, 2, 1):
            written = " ".join(parse.words[i : min(i + length, end)])
            form = lexicon.forms.get(written)
            if form is not None and is_state(form) and written not in lexicon.ambiguous:
                return form.country
    return state_at(parse, start - 1, lexicon)
