"""Which names are one party. Plain values in, groups out; time is linear in the number of names."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from claimx.extract.actor.model import Group, NamePlain
from claimx.extract.rule import Rule, rule
from claimx.lexicons.names import Form, Home, NameLexicon, plain
from claimx.records import ActorType

TYPES: dict[str, ActorType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
# Names longer than this are compared by their last words alone, so that time stays linear.
LONGEST = 8


class Index:
    """The groups made so far and the ways to find one of them."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self.lexicon = lexicon
        self.groups: list[Group] = []
        self.by_key: dict[tuple[str, str], int] = {}
        self.by_name: dict[tuple[str, tuple[str, ...]], int] = {}
        self.by_last: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        self.by_first: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        self.by_ends: dict[tuple[str, str], list[int]] = {}
        self.by_acronym: dict[str, list[int]] = {}

    def add(self, group: Group) -> int:
        """Keep a group and all the ways to find it."""
        number = len(self.groups)
        self.groups.append(group)
        if group.key is not None:
            self.by_key.setdefault((group.key, group.type), number)
        tokens = group.tokens
        self.by_name.setdefault((group.type, tokens), number)
        if group.type in {"person", "organisation"} and len(tokens) > 1:
            for length in range(1, len(tokens) if len(tokens) <= LONGEST else 2):
                self.by_last.setdefault((group.type, tokens[-length:]), []).append(number)
                self.by_first.setdefault((group.type, tokens[:length]), []).append(number)
            if group.type == "person":
                self.by_ends.setdefault((tokens[0][0], tokens[-1]), []).append(number)
        if group.type == "organisation" and len(tokens) > 1:
            letters = "".join(t[0] for t in tokens if t not in self.lexicon.small_words)
            if len(letters) > 1:
                self.by_acronym.setdefault(letters, []).append(number)
        return number


def tokens_of(text: str, type_: ActorType, lexicon: NameLexicon) -> tuple[str, ...]:
    """The words that a name is compared by: lower case, no stops; legal forms of companies left out."""
    folded = plain(text).casefold()
    if not folded.isascii():  # "Brudziński" and "Brudzinski" are one
        folded = (
            "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
            .replace("ł", "l")
            .replace("ø", "o")
        )
    words = [w.rstrip(".,") if len(w) > 2 else w.rstrip(".") for w in folded.split()]
    if type_ == "group" and len(words[-1:]) and len(words[-1]) > 3 and words[-1].endswith("s"):
        words[-1] = words[-1][:-1]  # "Republicans" and "Republican"
    words = [w for w in words if w]
    if type_ == "organisation":
        while len(words) > 1 and words[-1] in lexicon.legal:
            words.pop()
    return tuple(words)


# --- Rules: how one distinct name finds its group -----------------------------------------------------------------


@rule("actor.surname")
def by_surname(tokens: tuple[str, ...], type_: ActorType, index: Index) -> list[int]:
    """ "Ana Roe resigned on Monday; Roe, 52, gave no reason."

    A surname, with its particles ("von der Leyen"), is the one person whose full name ends with it.
    """
    if type_ != "person" or len(tokens) > LONGEST:
        return []
    found = index.by_last.get(("person", tokens), [])
    # "Jr." is no surname, and a full name with it is another person than the one without.
    return [n for n in found if index.groups[n].tokens[-1] not in index.lexicon.generation]


@rule("actor.given")
def by_given_name(tokens: tuple[str, ...], type_: ActorType, index: Index) -> list[int]:
    """ "Kim Il-nam met the envoys. Kim made no promises."

    A single word is the one person whose name begins with it: names that put the family first, and first names.
    """
    return index.by_first.get(("person", tokens), []) if type_ == "person" and len(tokens) == 1 else []


@rule("actor.initial")
def by_initials(tokens: tuple[str, ...], type_: ActorType, index: Index) -> list[int]:
    """ "Paul R. Doe signed the letter that P. Doe had drafted."

    Names that differ by a middle name or by a first name cut to its letter.
    """
    if type_ != "person" or len(tokens) < 2:
        return []
    found = []
    for n in index.by_ends.get((tokens[0][0], tokens[-1]), [])[:LONGEST]:
        other = index.groups[n].tokens
        same_first = (
            tokens[0] == other[0] or len(tokens[0].replace(".", "")) == 1 or len(other[0].replace(".", "")) == 1
        )
        inner, outer = sorted((tokens[1:-1], other[1:-1]), key=len)
        if same_first and (
            not inner
            or (
                len(inner) == len(outer)
                and all(a[0] == b[0] and 1 in (len(a), len(b)) for a, b in zip(inner, outer, strict=True))
            )
        ):
            found.append(n)
    return found


@rule("actor.acronym")
def by_acronym(tokens: tuple[str, ...], type_: ActorType, index: Index) -> list[int]:
    """ "The Marine Rescue Agency (MRA) said the MRA had sent two boats."

    Capital letters are the one organisation whose words begin with them.
    """
    if type_ != "organisation" or len(tokens) != 1:
        return []
    return index.by_acronym.get(tokens[0].replace(".", ""), [])


@rule("actor.short")
def by_short_name(tokens: tuple[str, ...], type_: ActorType, index: Index) -> list[int]:
    """ "Northwind Shipping lost money; Northwind blamed fuel costs."

    An organisation's name without its last or first words, where one organisation alone has it and the words are not
    general ones ("National", "Bank").
    """
    if type_ != "organisation" or len(tokens) > LONGEST or all(t in index.lexicon.general_folded for t in tokens):
        return []
    return index.by_first.get(("organisation", tokens), []) or index.by_last.get(("organisation", tokens), [])


NAME_RULES: tuple[Rule, ...] = (by_surname, by_given_name, by_initials, by_acronym, by_short_name)


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
    names = at_home(names, lexicon)
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
    for tokens in sorted(rest, key=lambda t: (-len(t), names[rest[t][0]].start)):
        counts = by_tokens[tokens]
        # More frequent first; persons win a tie, since a company named after one is rarer.
        type_ = max(counts, key=lambda t: (counts[t], t == "person", t))
        _join(tokens, type_, rest[tokens], names, index)
    for group in index.groups:
        group.members.sort(key=lambda member: names[member[0]].start)
    return sorted(
        (g for g in index.groups if g.members), key=lambda g: (names[g.members[0][0]].start, names[g.members[0][0]].end)
    )


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
        if rule_ is not None and name.label != "PERSON":
            name = replace(name, form=_form_at_home(name, rule_, home, words, lexicon))
        out.append(name)
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


def _join_known(i: int, name: NamePlain, index: Index) -> None:
    form = name.form
    assert form is not None
    type_: ActorType = "organisation" if form.kind in {"organisation", "outlet"} else "place"
    rule_id = {"name": "actor.state", "people": "actor.demonym", "capital": "actor.place", "place": "actor.place"}.get(
        form.kind, "actor.known"
    )
    key, canonical = form.key, form.name
    if form.kind == "capital":
        if name.acts:
            rule_id = "actor.capital"
            canonical = index.lexicon.state_names[form.country or ""]
        else:
            key = None
    identity = key or f"place:{form.country}:{canonical}"
    number = index.by_key.get((identity, type_))
    if number is None:
        number = index.add(Group(canonical, type_, tokens_of(canonical, type_, index.lexicon), form.country, key))
        index.by_key[identity, type_] = number
    index.groups[number].take(i, name, rule_id)


def _join(
    tokens: tuple[str, ...], type_: ActorType, members: list[int], names: Sequence[NamePlain], index: Index
) -> None:
    number = index.by_name.get((type_, tokens))
    rule_id = "actor.name"
    if number is None and type_ in {"organisation", "place"}:
        # A surname that the name finder took for something else.
        found = by_surname.apply(tokens, "person", index)
        if len(found) == 1:
            number, rule_id = found[0], by_surname.id
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
        number, rule_id = None, "actor.name"
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
    the same or the last sentence; or the short name has meant one alone so far.
    """
    name = names[i]
    fit = [n for n in found[:LONGEST] if name.gender is None or index.groups[n].gender in {None, name.gender}]
    exact = [n for n in fit if name.gender is not None and index.groups[n].gender == name.gender]
    groups = index.groups
    before = [n for n in fit if (first := groups[n].first) is not None and first < name.start]
    near = [n for n in before if groups[n].sentences & {name.sentence, name.sentence - 1}]
    usual = [n for n in before if groups[n].shorts.get(rule_id, name.start) < name.start]
    for choice in (exact, before, near, usual):
        if len(choice) == 1:
            groups[choice[0]].take(i, name, rule_id)
            return True
    return False
