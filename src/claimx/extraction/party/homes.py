"""Forms that mean one thing in one article and another elsewhere: "the North", "Congress", "Georgia"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claimx.extraction.party.names import NamePlain
from claimx.lexicons.names import Form, FormKind, Home, NameLexicon, plain

POSSESSIVE = 3  # characters between "Nordia" and "Senate" in "Nordia's Senate"


def in_full(names: Sequence[NamePlain], lexicon: NameLexicon) -> Sequence[NamePlain]:
    """The names with "the North" and "Korea" settled, where the article names one of the states they may mean."""
    if not any(name.text in lexicon.halves for name in names):
        return names
    named = {n.form.country for n in names if n.form is not None and n.form.kind in {"name", "people"}}
    return [_in_full(name, named, lexicon) for name in names]


def _in_full(name: NamePlain, named: set[str | None], lexicon: NameLexicon) -> NamePlain:
    meant = [code for code in lexicon.halves.get(name.text, ()) if code in named]
    if len(meant) != 1 or name.label == "PERSON":
        return name
    kind: FormKind = name.form.kind if name.form is not None else "name"
    return replace(name, form=Form(kind, f"country:{meant[0]}", lexicon.state_names[meant[0]], meant[0]))


def in_letters(names: Sequence[NamePlain], lexicon: NameLexicon) -> Sequence[NamePlain]:
    """The names, letters read as the article explains them: "(MDC)" behind another name than the lexicon's.

    Letters of a state's body mean it only where the article names that state, or the body in full: elsewhere they may
    be another's, as "the NPP" of Ghana and of India.
    """
    told = {plain(name.text): lexicon.form(name.short_for) for name in names if name.short_for is not None}
    names = [_as_told(name, told, lexicon) for name in names] if told else names
    doubtful = {i for i, name in enumerate(names) if _is_in_letters(name, lexicon)}
    if not doubtful:
        return names
    others = [name.form for i, name in enumerate(names) if i not in doubtful and name.form is not None]
    known = {form.country for form in others} | {form.key for form in others}
    return [
        replace(name, form=None) if i in doubtful and not _is_of(name.form, known) else name
        for i, name in enumerate(names)
    ]


def _as_told(name: NamePlain, told: Mapping[str, Form | None], lexicon: NameLexicon) -> NamePlain:
    text = plain(name.text)
    known = name.form is not None and name.form.key in lexicon.as_written
    return replace(name, form=told[text]) if known and text in told else name


def _is_of(form: Form | None, known: set[str | None]) -> bool:
    return form is not None and (form.country in known or form.key in known)


def _is_in_letters(name: NamePlain, lexicon: NameLexicon) -> bool:
    form = name.form
    return form is not None and form.country is not None and plain(name.text) in lexicon.local_letters


def at_home(names: Sequence[NamePlain], lexicon: NameLexicon) -> Sequence[NamePlain]:
    """The names with those forms settled that mean one thing in an article about one state and another elsewhere.

    An article is at home in the state that its names point to most.
    """
    depending = {i for i, name in enumerate(names) if name.label != "PERSON" and plain(name.text) in lexicon.home}
    if not depending:
        return names
    home = home_of(name for i, name in enumerate(names) if i not in depending)
    words = {word for name in names for word in name.text.split()}
    abroad = _of_others(names, lexicon)
    return [
        _at_home(name, None if i in abroad else home, words, lexicon) if i in depending else name
        for i, name in enumerate(names)
    ]


def _of_others(names: Sequence[NamePlain], lexicon: NameLexicon) -> set[int]:
    """The names of bodies that are another state's: "Nordia's Senate", and "the Senate" in an article that opens so.

    Not where the article names the body at home in full, too: the bare name may be either's.
    """
    keys = {name.form.key for name in names if name.form is not None and plain(name.text) not in lexicon.home}
    found, told = set[int](), dict[str, bool]()
    for i, name in enumerate(names):
        rule_ = lexicon.home.get(plain(name.text))
        if rule_ is None or rule_.key is None:
            continue
        is_others = i > 0 and _owns(names[i - 1], name, rule_)
        if is_others or told.get(name.text):
            found.add(i)
        told.setdefault(name.text, is_others and rule_.key not in keys)
    return found


def _owns(owner: NamePlain, name: NamePlain, rule_: Home) -> bool:
    """Whether the name of another state stands right before a body's: "Nordia's Senate"."""
    country = owner.form.country if owner.form is not None else None
    return name.start - owner.end == POSSESSIVE and country is not None and country != rule_.home


def home_of(names: Iterable[NamePlain]) -> str | None:
    """The state that most names point to."""
    counts = Counter(name.form.country for name in names if name.form is not None and name.form.country)
    return max(counts, key=lambda country: (counts[country], country), default=None)


def _at_home(name: NamePlain, home: str | None, words: set[str], lexicon: NameLexicon) -> NamePlain:
    return replace(name, form=_form_at_home(name, lexicon.home[plain(name.text)], home, words, lexicon))


def is_of_party(form: Form, lexicon: NameLexicon) -> bool:
    """Whether a form is a political party's or its people's, which is meant unless the article is at home elsewhere."""
    return lexicon.organisation_kind.get(form.key or "") == "party"


def _form_at_home(name: NamePlain, rule_: Home, home: str | None, words: set[str], lexicon: NameLexicon) -> Form | None:
    if name.form is not None and name.form.kind == "name":  # a state that shares its name with a part of another
        if home == rule_.home and not words & rule_.unless:
            return Form("place", None, name.form.name, rule_.home)
        return name.form
    if home is None and name.form is not None and is_of_party(name.form, lexicon):
        return name.form
    if home != rule_.home:
        return None
    if rule_.key is None:
        return name.form
    return lexicon.form_of_key.get(rule_.key)
