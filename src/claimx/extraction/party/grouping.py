"""Which names are one party. Plain values in, groups out; time is linear in the number of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from claimx.extraction.party.known import KNOWN_RULES
from claimx.extraction.party.name_rules import (
    LONGEST,
    NAME_RULES,
    TYPES,
    Index,
    by_acronym,
    by_company,
    by_surname,
    full_name,
    tokens_of,
)
from claimx.extraction.party.names import Group, NamePlain
from claimx.extraction.party.places import in_their_states
from claimx.lexicons.names import Form, FormKind, Gender, Home, NameLexicon, plain
from claimx.records import ActorType

# A person named this many times as often as another of the surname is the one whom the surname alone means.
DOMINANCE = 2


def group_names(names: Sequence[NamePlain], lexicon: NameLexicon) -> list[Group]:
    """The parties behind the names, in the order of their first name.

    Lexicon names go by their key. Of the others, names of the same words are one; longer names come first, so that a
    shorter one ("Roe") finds the full one wherever it stands in the article. A short name that fits several parties
    goes to the one that the text made plain (see `choose`), else it stands alone.
    """
    index = Index(lexicon)
    # 1. Distinct written names of one type; a name tagged in two ways takes the more frequent type.
    by_tokens: dict[tuple[str, ...], Counter[ActorType]] = {}
    known: list[int] = []
    rest: dict[tuple[str, ...], list[int]] = {}
    names = in_their_states(at_home(halves(names, lexicon), lexicon), lexicon)
    for i, name in enumerate(names):
        if name.form is not None and name.form.kind != "region":
            known.append(i)
            continue
        type_ = TYPES.get(name.label, "organisation")
        tokens = tokens_of(name.text, type_, lexicon)
        if tokens:
            by_tokens.setdefault(tokens, Counter())[type_] += 1
            rest.setdefault(tokens, []).append(i)
    for i in known:
        _join_known(i, names[i], index)
    # Names cut to a letter come after those in full.
    for tokens in sorted(rest, key=lambda t: (-sum(len(w) > 2 for w in t), -len(t), names[rest[t][0]].start)):
        counts = by_tokens[tokens]
        # More frequent first; persons win a tie, since a company named after one is rarer.
        type_ = max(counts, key=lambda t: (counts[t], t == "person", t))
        for members in _by_gender(rest[tokens], names):
            _join(tokens, type_, members, names, index)
    for group in index.groups:
        group.members.sort(key=lambda member: names[member[0]].start)
    return sorted(
        (g for g in index.groups if g.members), key=lambda g: (names[g.members[0][0]].start, names[g.members[0][0]].end)
    )


def halves(names: Sequence[NamePlain], lexicon: NameLexicon) -> Sequence[NamePlain]:
    """The names with "the North" and "Korea" settled, where the article names one of the states they may mean."""
    if not any(name.text in lexicon.halves for name in names):
        return names
    named = {n.form.country for n in names if n.form is not None and n.form.kind in {"name", "people"}}
    out = []
    for name in names:
        meant = [code for code in lexicon.halves.get(name.text, ()) if code in named]
        if len(meant) == 1 and name.label != "PERSON":
            kind: FormKind = name.form.kind if name.form is not None else "name"
            form = Form(kind, f"country:{meant[0]}", lexicon.state_names[meant[0]], meant[0])
            out.append(replace(name, form=form))
        else:
            out.append(name)
    return out


def at_home(names: Sequence[NamePlain], lexicon: NameLexicon) -> Sequence[NamePlain]:
    """The names with those forms settled that mean one thing in an article about one state and another elsewhere.

    An article is at home in the state that its names point to most.
    """
    if not any(
        plain(name.text) in lexicon.home for name in names if name.form is not None or name.label in {"ORG", "GPE"}
    ):
        return names
    counts = Counter(
        n.form.country for n in names if n.form is not None and n.form.country and plain(n.text) not in lexicon.home
    )
    home = max(counts, key=lambda country: (counts[country], country), default=None)
    words = {word for name in names for word in name.text.split()}
    out = []
    for name in names:
        rule_ = lexicon.home.get(plain(name.text))
        if rule_ is None or name.label == "PERSON":
            out.append(name)
        else:
            out.append(replace(name, form=_form_at_home(name, rule_, home, words, lexicon)))
    return out


def _form_at_home(name: NamePlain, rule_: Home, home: str | None, words: set[str], lexicon: NameLexicon) -> Form | None:
    if name.form is not None and name.form.kind == "name":  # a state that shares its name with a part of another
        if home == rule_.home and not words & rule_.unless:
            return Form("place", None, name.form.name, rule_.home)
        return name.form
    if home != rule_.home:
        return None
    if rule_.key is None:
        return name.form
    return next((form for form in lexicon.forms.values() if form.key == rule_.key), None)


def _by_gender(members: list[int], names: Sequence[NamePlain]) -> list[list[int]]:
    """Names of the same words, parted where titles tell two people apart ("Mr Doe", "Mrs Doe").

    One without a title goes with the last before it.
    """
    if len({names[i].gender for i in members} - {None}) < 2:
        return [members]
    parts: dict[Gender | None, list[int]] = {}
    last = next(names[i].gender for i in members if names[i].gender is not None)
    for i in members:
        last = names[i].gender or last
        parts.setdefault(last, []).append(i)
    return list(parts.values())


def _join_known(i: int, name: NamePlain, index: Index) -> None:
    form = name.form
    assert form is not None
    type_: ActorType = "organisation" if form.kind in {"organisation", "outlet"} else "place"
    for each in KNOWN_RULES:
        identity = each.apply(name, form, index.lexicon)
        if identity is None:
            continue
        key, canonical = identity
        place = (key or f"place:{form.country}:{canonical}", type_)
        number = index.by_key.get(place)
        if number is None:
            number = index.add(Group(canonical, type_, tokens_of(canonical, type_, index.lexicon), form.country, key))
            index.by_key[place] = number
        index.groups[number].take(i, name, each.id)
        return


def _join(
    tokens: tuple[str, ...], type_: ActorType, members: list[int], names: Sequence[NamePlain], index: Index
) -> None:
    number = index.by_name.get((type_, tokens))
    rule_id = full_name.id
    if number is None and type_ in {"organisation", "place"}:
        # A surname that the name finder took for something else.
        found = by_surname.apply(tokens, "person", index)
        if len(found) == 1:
            number, rule_id = found[0], by_surname.id
    if number is None and type_ != "organisation" and names[members[0]].text.isupper():
        # Capital letters that the name finder took for a person or a place.
        found = by_acronym.apply(tokens, "organisation", index)
        if len(found) == 1:
            number, rule_id = found[0], by_acronym.id
    if number is None and type_ in {"person", "place"}:
        found = by_company.apply(tokens, type_, index)
        if len(found) == 1:
            number, rule_id = found[0], by_company.id
    if number is None:
        for each in NAME_RULES:
            found = each.apply(tokens, type_, index)
            if len(found) == 1:
                number, rule_id = found[0], each.id
                break
            if len(found) > 1:
                members = [i for i in members if not _choose(i, found, each.id, names, index)]
                break
    if not members:
        return
    if number is not None and not _genders_agree(index.groups[number], members, names):
        number, rule_id = None, full_name.id
    if number is None:
        number = index.add(Group(_canonical(members, type_, names), type_, tokens))
    group = index.groups[number]
    for i in members:
        group.take(i, names[i], rule_id)


def _canonical(members: list[int], type_: ActorType, names: Sequence[NamePlain]) -> str:
    """The form to call a party by: its first, in capitals only where it always is; a plural for a group."""
    forms = [plain(names[i].text) for i in members]
    if type_ == "group":
        forms = [f for f in forms if f.endswith("s")] or forms
    return next((f for f in forms if not f.isupper()), forms[0])


def _genders_agree(group: Group, members: list[int], names: Sequence[NamePlain]) -> bool:
    genders = {names[i].gender for i in members} | {group.gender}
    return not {"masculine", "feminine"} <= genders


def _choose(i: int, found: list[int], rule_id: str, names: Sequence[NamePlain], index: Index) -> bool:
    """Give a short name that fits several parties to one of them, where the text makes it plain.

    Plain is: one alone agrees with its title's gender; or one alone has been named before it; or one alone stands in
    the same or the last sentence; or the short name has meant one alone so far; or
    the article names one much more often than the others.
    """
    name = names[i]
    fit = [n for n in found[:LONGEST] if name.gender is None or index.groups[n].gender in {None, name.gender}]
    exact = [n for n in fit if name.gender is not None and index.groups[n].gender == name.gender]
    left = fit if name.gender is not None else []
    groups = index.groups
    before = [n for n in fit if (first := groups[n].first) is not None and first < name.start]
    near = [n for n in before if groups[n].sentences & {name.sentence, name.sentence - 1}]
    usual = [n for n in before if groups[n].shorts.get(rule_id, name.start) < name.start]
    by_count = sorted(fit, key=lambda n: -len(groups[n].members))
    leads = len(by_count) > 1 and len(groups[by_count[0]].members) >= DOMINANCE * len(groups[by_count[1]].members)
    for choice in (exact, left, before, near, usual, by_count[:1] if leads else []):
        if len(choice) == 1:
            groups[choice[0]].take(i, name, rule_id)
            return True
    return False
