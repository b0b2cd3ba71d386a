"""Which names are one party. Plain values in, groups out; time is linear in the number of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from claimx.extraction.party.homes import at_home, in_full, in_letters
from claimx.extraction.party.known import KNOWN_RULES
from claimx.extraction.party.name_index import LONGEST_NAME, Index, tokens_of
from claimx.extraction.party.name_rules import (
    NAME_RULES,
    NameRule,
    by_acronym,
    by_alias,
    by_company,
    by_given_name,
    by_surname,
    full_name,
)
from claimx.extraction.party.names import TYPES, Group, NamePlain
from claimx.extraction.party.places import in_their_states
from claimx.lexicons.names import FormKind, Gender, NameLexicon, plain
from claimx.records import ActorType

# A person named this many times as often as another of the surname is the one whom the surname alone means.
TIMES_AS_OFTEN = 2
# First names of more letters than "JJ" and "TJ" are no initials.
LONGEST_INITIALS = 3
KNOWN_TYPES: dict[FormKind, ActorType] = {"organisation": "organisation", "outlet": "organisation", "person": "person"}


def group_names(names: Sequence[NamePlain], lexicon: NameLexicon) -> list[Group]:
    """The parties behind the names, in the order of their first name.

    Lexicon names go by their key. Of the others, names of the same words are one; longer names come first, so that a
    shorter one ("Roe") finds the full one wherever it stands in the article. A short name that fits several parties
    goes to the one that the text made plain (see `choose`), else it stands alone.
    """
    index = Index(lexicon)
    index.brackets = {
        tokens_of(n.text, "organisation", lexicon): tokens_of(n.short_for, "organisation", lexicon)
        for n in names
        if n.short_for is not None
    }
    index.aliases = {
        tokens_of(n.text, "person", lexicon): tokens_of(n.alias_of, "person", lexicon)
        for n in names
        if n.alias_of is not None
    }
    index.labels = _labels(names, lexicon)
    # 1. Distinct written names of one type; a name tagged in two ways takes the more frequent type.
    by_tokens: dict[tuple[str, ...], Counter[ActorType]] = {}
    known: list[int] = []
    rest: dict[tuple[str, ...], list[int]] = {}
    names = in_their_states(at_home(in_letters(in_full(names, lexicon), lexicon), lexicon), lexicon)
    for i, name in enumerate(names):
        if name.form is not None and name.form.kind != "region":
            known.append(i)
            continue
        type_ = TYPES.get(name.label, "organisation")
        tokens = tokens_of(name.text if name.form is None else name.form.name, type_, lexicon)
        if tokens:
            by_tokens.setdefault(tokens, Counter())[type_] += 1
            rest.setdefault(tokens, []).append(i)
    index.counts = {tokens: len(members) for tokens, members in rest.items()}
    for i in known:
        _join_known(i, names[i], index)
    # Those cut to a letter come after those in full, another name of a person after the first.
    for tokens in sorted(rest, key=lambda t: (*_length(index.aliases.get(t) or t), names[rest[t][0]].start)):
        counts = by_tokens[tokens]
        type_ = _type_of(tokens, counts, index)
        for members in _by_gender(rest[tokens], names):
            _join(tokens, type_, members, names, index)
    for group in index.groups:
        group.members.sort(key=lambda member: names[member[0]].start)
        if group.members:
            group.name = _name_of(group, names, lexicon)
    return sorted(
        (g for g in index.groups if g.members), key=lambda g: (names[g.members[0][0]].start, names[g.members[0][0]].end)
    )


def _labels(names: Sequence[NamePlain], lexicon: NameLexicon) -> set[tuple[str, ...]]:
    """The capitals before the turns of a talk."""
    return {tokens_of(name.text, "person", lexicon) for name in names if name.is_label}


def _type_of(tokens: tuple[str, ...], counts: Counter[ActorType], index: Index) -> ActorType:
    """More frequent first; persons win a tie, since a company named after one is rarer. Who takes turns is a person."""
    return "person" if tokens in index.labels else max(counts, key=lambda t: (counts[t], t == "person", t))


def _length(tokens: tuple[str, ...]) -> tuple[int, int]:
    return -sum(len(word) > 2 for word in tokens), -len(tokens)


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
    type_ = KNOWN_TYPES.get("organisation" if (form.key or "").startswith("org:") else form.kind, "place")
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
        if type_ == "person":
            index.know(number, tokens_of(name.text, type_, index.lexicon))
        index.groups[number].take(i, name, each.id)
        return


def _join(
    tokens: tuple[str, ...], type_: ActorType, members: list[int], names: Sequence[NamePlain], index: Index
) -> None:
    """Give the names of the same words to the group that they are of, or to a new one."""
    found, rule_id = _groups_for(tokens, type_, names[members[0]].text, index)
    if rule_id == by_surname.id:
        members = _without_given_names(tokens, found, members, names, index)
        if not members:
            return
    if len(found) > 1:
        members = _left_open(members, found, rule_id, names, index)
        if not members:
            return
    is_one = len(found) == 1 and _genders_agree(index.groups[found[0]], members, names)
    number = found[0] if is_one else index.add(Group(_canonical(members, type_, names, index.lexicon), type_, tokens))
    for i in members:
        index.groups[number].take(i, names[i], rule_id if is_one else full_name.id)
    if rule_id == by_alias.id:
        index.know(number, tokens)


def _without_given_names(
    tokens: tuple[str, ...], found: list[int], members: list[int], names: Sequence[NamePlain], index: Index
) -> list[int]:
    """The names that are no first name: one before anybody of that surname is the one person called so by then."""
    given = [n for n in by_given_name.apply(tokens, "person", index) if n not in found]
    if len(given) != 1 or tokens[0] not in index.lexicon.first_names:
        return members
    first, latest = (_first_of(groups, index) for groups in (given, found))
    early = [i for i in members if first < names[i].start < latest and names[i].gender is None]
    for i in early:
        index.groups[given[0]].take(i, names[i], by_given_name.id)
    return [i for i in members if i not in early]


def _first_of(groups: list[int], index: Index) -> int:
    """Where the first of some groups is first named; nowhere before the article where none is."""
    return min((first for n in groups if (first := index.groups[n].first) is not None), default=-1)


def _groups_for(tokens: tuple[str, ...], type_: ActorType, text: str, index: Index) -> tuple[list[int], str]:
    """The groups that a name may be of, with the rule that tells: one, several, or none."""
    for each, as_type in _first_tries(type_, text):
        found = each.apply(tokens, as_type, index)
        if len(found) == 1:
            return found, each.id
    for each in NAME_RULES:
        found = each.apply(tokens, type_, index)
        if found:
            return found, each.id
    return [], full_name.id


def _first_tries(type_: ActorType, text: str) -> Iterator[tuple[NameRule, ActorType]]:
    """The same name, then what the name finder may have taken for something else: a surname, capitals, a company."""
    yield full_name, type_
    if type_ in {"organisation", "place"}:
        yield by_surname, "person"
    if type_ != "organisation" and text.isupper():
        yield by_acronym, "organisation"
    if type_ in {"person", "place"}:
        yield by_company, type_


def _canonical(members: list[int], type_: ActorType, names: Sequence[NamePlain], lexicon: NameLexicon) -> str:
    """The form to call a party by: its first, in capitals only where it always is; a plural for a group."""
    forms = [plain(names[i].text) for i in members]
    people = names[members[0]].form
    if people is not None and not any(form.startswith(people.name) for form in forms):
        return people.name
    if type_ == "group":
        forms = [f for f in forms if f.endswith("s")] or forms
    if type_ == "person":
        forms = [_without_capitals(form, lexicon) for form in forms]
    return next((f for f in forms if not f.isupper()), forms[0])


def _without_capitals(form: str, lexicon: NameLexicon) -> str:
    """ "RALPH Keane" is Ralph Keane: papers print an article's first word in capitals."""
    first, _, rest = form.partition(" ")
    is_opening = first.isupper() and len(first) > LONGEST_INITIALS and first.lower() in lexicon.first_names
    return f"{first.title()} {rest}" if is_opening and rest and not rest.isupper() else form


def _name_of(group: Group, names: Sequence[NamePlain], lexicon: NameLexicon) -> str:
    """What a party is called: a body by its fullest name, a person of two names by the more frequent."""
    forms = [plain(names[i].text) for i, _ in group.members]
    if group.key in lexicon.as_written or (group.key is not None and _is_cut(group.name, forms)):
        return max(forms, key=lambda form: (len(form.split()), -forms.index(form)))
    if all(rule_id != by_alias.id for _, rule_id in group.members):
        return group.name
    counts = Counter(form for form in forms if " " in form)
    return max(counts, key=lambda form: (counts[form], form == group.name), default=group.name)


def _is_cut(known: str, forms: Sequence[str]) -> bool:
    """Whether an article writes out what a body's usual name is short for: letters, or the first words."""
    written = {form for form in forms if " " in form and not form.isupper()}
    return bool(written) and ((known.isupper() and " " not in known) or any(_goes_on(known, form) for form in written))


def _goes_on(known: str, form: str) -> bool:
    """Whether a name in capitals goes on behind the usual one: "Samsung Electronics", not "Time magazine"."""
    return form.startswith(f"{known} ") and form[len(known) + 1].isupper()


def _genders_agree(group: Group, members: list[int], names: Sequence[NamePlain]) -> bool:
    genders = {names[i].gender for i in members} | {group.gender}
    return not {"masculine", "feminine"} <= genders


def _left_open(
    members: list[int], found: list[int], rule_id: str, names: Sequence[NamePlain], index: Index
) -> list[int]:
    """The short names for which no party is plain; where one is left so, those behind it are, unless a title tells."""
    left: list[int] = []
    for i in members:
        if (left and names[i].gender is None and not names[i].titles) or not _choose(i, found, rule_id, names, index):
            left.append(i)
    return left


def _choose(i: int, found: list[int], rule_id: str, names: Sequence[NamePlain], index: Index) -> bool:
    """Give a short name that fits several parties to one of them, where the text makes it plain.

    Those whose title it bears ("President Roe") come before those whom it has meant already.
    """
    found = found[:LONGEST_NAME]
    titled = [n for n in found if not index.groups[n].titles.isdisjoint(names[i].titles)]
    alone = [n for n in found if names[i].gender is None and _uses_alone(index.groups[n], names[i], names)]
    choice = next((c for c in _choices(names[i], titled or alone or found, index.groups) if len(c) == 1), None)
    if choice is None:
        return False
    index.groups[choice[0]].take(i, names[i], rule_id)
    return True


def _uses_alone(group: Group, name: NamePlain, names: Sequence[NamePlain]) -> bool:
    """Whether the same short name has meant this party before: news keep a surname alone for one of a family."""
    return any(names[j].start < name.start and plain(names[j].text) == plain(name.text) for j, _ in group.members)


def _choices(name: NamePlain, found: list[int], groups: list[Group]) -> Iterator[list[int]]:
    """Whom a short name may mean, by one test after the other.

    Plain is: one alone agrees with its title's gender; or one alone has been named before it; or the first one is named
    much more often than the others. Who was named last tells nothing: behind "his daughter Ana Roe", "Roe" may still be
    the father.
    """
    fit = [n for n in found if name.gender is None or groups[n].gender in {None, name.gender}]
    if name.gender is not None:
        yield [n for n in fit if groups[n].gender == name.gender]
        yield fit
    firsts = {n: name.start if (first := groups[n].first) is None else first for n in fit}
    yield [n for n in fit if firsts[n] < name.start]
    by_count = sorted(fit, key=lambda n: -len(groups[n].members))
    leads = len(by_count) > 1 and len(groups[by_count[0]].members) >= TIMES_AS_OFTEN * len(groups[by_count[1]].members)
    yield by_count[:1] if leads and by_count[0] == min(fit, key=firsts.__getitem__) else []
