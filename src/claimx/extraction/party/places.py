"""The states in which the places lie that the lexicon does not know: by the gazetteer and by what the article names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claimx.extraction.party.inside import OF_STATES
from claimx.extraction.party.names import NamePlain
from claimx.lexicons.gazetteer import REGION, WELL_KNOWN, state_of, states_with
from claimx.lexicons.names import Form, NameLexicon
from claimx.names.words import PLACES

# How many names must point to one state, and what share of them, before a street or park that no map has is held to lie
# there, and any other place.
FACILITY, OTHER = ((2, 0.75),), ((3, 0.9), (5, 0.75))
# Between a town and what it lies in stand a comma and a blank.
JOINT = 2
# … and between those of a list also "and", with a comma before it or without.
JOINTS = frozenset({JOINT, 5, 6})
# How many places of a list must lie in a state, and what share of those that are known, before the others do.
LEAST_OF_LIST, SHARE_OF_LIST = 2, 0.75


def in_their_states(names: Sequence[NamePlain], lexicon: NameLexicon) -> Sequence[NamePlain]:
    """The names, each place with its state.

    That of what is named right after it or of what it lies in, else one that the article names, else that of the other
    places of its list, else of the whole article.
    """
    places = [name for name in names if name.label in PLACES]
    if not places:
        return names
    named = {name.start: name for name in names if name.label in OF_STATES}
    around = Counter(n.form.country for n in names if n.form is not None and n.form.country and n.label != "PERSON")
    told: dict[str, str] = {}
    for name in reversed(places):
        state = _state_after(name, named, around) or _state_around(name, named, told, around, lexicon)
        if state is not None:
            told[name.text] = state
    around.update(told.values())
    unsure = [name for name in places if name.form is None and name.text not in told]
    told.update({n.text: state for n in unsure if (state := _by_gazetteer(n.text, around, lexicon)) is not None})
    told.update(_by_lists(places, told, lexicon))
    return [_in_its_state(name, told, around, lexicon) if name.label in PLACES else name for name in names]


def _state_after(name: NamePlain, after: Mapping[int, NamePlain], around: Counter[str]) -> str | None:
    """“London, Ontario”, “Lesser Dorp, Kenya”: the state of what is named after a place and can hold it.

    Of a list of towns that only some state far away has, too, they lie in the state that the article is about.
    """
    whole = after.get(name.end + JOINT)
    if whole is None or whole.label == "NORP" or (name.form is not None and name.form.kind == "name"):
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


def _state_around(
    name: NamePlain, named: Mapping[int, NamePlain], told: Mapping[str, str], around: Counter[str], lexicon: NameLexicon
) -> str | None:
    """“Dorp Hall in Leeds”, “the Kenyan town of Dorp”: the state of what a place lies in, if maps do not refuse it."""
    whole = named.get(name.inside) if name.inside is not None else None
    if whole is None or name.form is not None or name.text.split()[-1] in lexicon.waters:
        return None
    state = whole.form.country if whole.form is not None else told.get(whole.text) or state_of(whole.text, around)
    return state if state is not None and _may_lie_in(name.text, state, lexicon) else None


def _may_lie_in(text: str, state: str, lexicon: NameLexicon) -> bool:
    """Whether maps know a name of a place in a state, or nowhere; "Northern District" says nothing by itself."""
    here = states_with(text)
    return not here or state in here or _is_general(text, lexicon)


def _is_general(text: str, lexicon: NameLexicon) -> bool:
    """Whether a name only says where it lies in what it is of: "Northern District"."""
    first, _, rest = text.partition(" ")
    return first in lexicon.place_openings and rest in lexicon.place_words


def _by_lists(places: Sequence[NamePlain], told: Mapping[str, str], lexicon: NameLexicon) -> dict[str, str]:
    """“Dorp, Leeds and York”: the state of the other places of a list, where nearly all known ones are in one."""
    found: dict[str, str] = {}
    for run in _runs(places):
        sure = Counter(n.form.country if n.form is not None else told.get(n.text) for n in run)
        del sure[None]
        state, count = max(sure.items(), key=lambda pair: pair[1], default=(None, 0))
        if state is not None and count >= LEAST_OF_LIST and count >= SHARE_OF_LIST * sure.total():
            unsure = [n.text for n in run if n.form is None and n.text not in told]
            found.update({text: state for text in unsure if _may_lie_in(text, state, lexicon)})
    return found


def _runs(places: Sequence[NamePlain]) -> Iterator[list[NamePlain]]:
    """Places of one sentence between which only commas and "and" stand; no states."""
    run: list[NamePlain] = []
    for name in places:
        is_state = name.form is not None and name.form.kind == "name"
        goes_on = run and name.sentence == run[-1].sentence and name.start - run[-1].end in JOINTS
        if run and (is_state or not goes_on):
            yield run
            run = []
        if not is_state:
            run.append(name)
    yield run


def _in_its_state(name: NamePlain, told: Mapping[str, str], around: Counter[str], lexicon: NameLexicon) -> NamePlain:
    state = told.get(name.text)
    if name.form is None:
        state = state or _at_home(name.text, around, lexicon)
        return replace(name, country=state) if state in lexicon.state_names else name
    if state is None or state == name.form.country or name.form.kind not in {"capital", "place"}:
        return name
    return replace(name, form=Form("place", None, name.form.name, state))


def _by_gazetteer(text: str, around: Mapping[str, int], lexicon: NameLexicon) -> str | None:
    """“Stavanger International Airport” lies where Stavanger does, “North Poland” in Poland; “North” is no village.

    “Northern District” is many states': one that the article names.
    """
    if text in lexicon.general_words:
        return None
    state = state_of(text, around) or state_of(text.replace(" ", ""), around)
    first, _, rest = text.partition(" ")
    if state is None and rest and first in lexicon.place_openings and _is_known(rest, around, lexicon):
        state = _of_part(rest, around, lexicon)
    if _is_general(text, lexicon) and state not in around:
        return None
    whose, _, last = text.rpartition(" ")
    while state is None and whose and (last in lexicon.place_words or last in lexicon.general_words):
        state = _of_part(whose, around, lexicon)
        whose, _, last = whose.rpartition(" ")
    kind, _, whole = text.partition(" of ")
    if state is None and whole and kind.casefold() in lexicon.realm_nouns | lexicon.clues["place_nouns"]:
        state = _of_part(whole, around, lexicon)  # "City of Melbourne"
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
    total = around.total()
    is_home = any(count >= least and count >= share * total for least, share in (FACILITY if is_facility else OTHER))
    return state if is_home else None
