"""The states in which the places lie that the lexicon does not know: by the gazetteer and by what the article names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimx.extraction.party.names import NamePlain
from claimx.lexicons.gazetteer import REGION, WELL_KNOWN, state_of, states_with
from claimx.lexicons.names import Form, NameLexicon
from claimx.names.words import PLACES

# How many names must point to one state, and what share of them, before a street or park that no map has is held to lie
# there, and any other place.
FACILITY, OTHER = (2, 0.75), (3, 0.9)
# Between a town and what it lies in stand a comma and a blank.
JOINT = 2


def in_their_states(names: Sequence[NamePlain], lexicon: NameLexicon) -> Sequence[NamePlain]:
    """The names, each place with its state: that of what is named right after it, else one that the article names."""
    places = [name for name in names if name.label in PLACES]
    if not places:
        return names
    after = {name.start: name for name in places}
    around = Counter(n.form.country for n in names if n.form is not None and n.form.country and n.label != "PERSON")
    told = {name.text: state for name in reversed(places) if (state := _state_after(name, after, around))}
    around.update(told.values())
    return [_in_its_state(name, told, around, lexicon) if name.label in PLACES else name for name in names]


def _state_after(name: NamePlain, after: Mapping[int, NamePlain], around: Counter[str]) -> str | None:
    """“London, Ontario”, “Lesser Dorp, Kenya”: the state of what is named after a place and can hold it.

    Of a list of towns that only some state far away has, too, they lie in the state that the article is about.
    """
    whole = after.get(name.end + JOINT)
    if whole is None or (name.form is not None and name.form.kind == "name"):
        return None
    here, there = states_with(name.text), states_with(whole.text)
    state = whole.form.country if whole.form is not None else None
    if state is None:
        shared = [code for code in there if code in here]
        if len(shared) != 1:
            return None
        is_far = around and shared[0] not in around and there[shared[0]] < REGION
        return around.most_common(1)[0][0] if is_far else shared[0]
    holds = whole.form is not None and (whole.form.kind == "name" or there.get(state) == REGION)
    return state if state in here or (holds and not here) else None


def _in_its_state(name: NamePlain, told: Mapping[str, str], around: Counter[str], lexicon: NameLexicon) -> NamePlain:
    state = told.get(name.text)
    if name.form is None:
        state = state or _by_gazetteer(name.text, around, lexicon) or _at_home(name.text, around, lexicon)
        return replace(name, country=state) if state in lexicon.state_names else name
    if state is None or state == name.form.country or name.form.kind not in {"capital", "place"}:
        return name
    return replace(name, form=Form("place", None, name.form.name, state))


def _by_gazetteer(text: str, around: Mapping[str, int], lexicon: NameLexicon) -> str | None:
    """“Stavanger Airport” lies where Stavanger does, “North Poland” in Poland; “North” alone is no village.

    “Northern District” is many states': one that the article names.
    """
    if text in lexicon.general_words:
        return None
    state = state_of(text, around) or state_of(text.replace(" ", ""), around)
    first, _, rest = text.partition(" ")
    if state is None and rest and first in lexicon.place_openings and _is_known(rest, around, lexicon):
        state = _of_part(rest, around, lexicon)
    if first in lexicon.place_openings and rest in lexicon.place_words and state not in around:
        return None
    whose, _, last = text.rpartition(" ")
    if state is None and whose and last in lexicon.place_words:
        state = _of_part(whose, around, lexicon)
    return state


def _is_known(text: str, around: Mapping[str, int], lexicon: NameLexicon) -> bool:
    """Whether a place is well known, or in a state that the article names: “Port Marin” need not lie near Marin."""
    states = states_with(text)
    return (
        lexicon.form(text) is not None
        or max(states.values(), default=0) >= WELL_KNOWN
        or not states.keys().isdisjoint(around)
    )


def _of_part(text: str, around: Mapping[str, int], lexicon: NameLexicon) -> str | None:
    """The state of what a place is called after."""
    form = lexicon.form(text)
    return form.country if form is not None else state_of(text, around)


def _at_home(text: str, around: Counter[str], lexicon: NameLexicon) -> str | None:
    """“Dorp Lane” in an article of one state lies there: a place on no map, unless it is a sea."""
    words = text.split()
    if not around or words[-1] in lexicon.waters or states_with(text):
        return None
    state, count = around.most_common(1)[0]
    is_facility = words[-1] in lexicon.place_words or words[0] in lexicon.place_openings
    least, share = FACILITY if is_facility else OTHER
    return state if count >= least and count >= share * around.total() else None
