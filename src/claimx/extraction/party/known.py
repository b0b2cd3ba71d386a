"""What a name that the lexicon knows is: rules for states, their people and capitals, cities and organisations."""

from __future__ import annotations

from claimx.extraction.party.names import NamePlain
from claimx.extraction.rule import rule
from claimx.lexicons.names import Form, NameLexicon

# Key and canonical name of the party; None where the rule does not apply.
Identity = tuple[str | None, str]


@rule("actor.state")
def state(name: NamePlain, form: Form, lexicon: NameLexicon) -> Identity | None:
    """Kenya closed the border on Friday.

    The name of a state or of a region of the world, in any of the forms that the lexicon holds.
    """
    return (form.key, form.name) if form.kind == "name" else None


@rule("actor.demonym")
def demonym(name: NamePlain, form: Form, lexicon: NameLexicon) -> Identity | None:
    """Kenyan officials closed the border on Friday.

    A word for a state's people is a mention of the state.
    """
    return (form.key, form.name) if form.kind == "people" else None


@rule("actor.capital")
def capital(name: NamePlain, form: Form, lexicon: NameLexicon) -> Identity | None:
    """Moscow said it would recall its envoy.

    A capital is its state where it stands for the government: as subject of a verb of saying or doing.
    """
    return (form.key, lexicon.state_names[form.country or ""]) if form.kind == "capital" and name.acts else None


@rule("actor.place")
def place(name: NamePlain, form: Form, lexicon: NameLexicon) -> Identity | None:
    """The envoy arrived in Moscow on Friday.

    A city or region is a place of its own, with the country it lies in.
    """
    return (None, form.name) if form.kind in {"capital", "place"} else None


@rule("actor.known")
def known(name: NamePlain, form: Form, lexicon: NameLexicon) -> Identity | None:
    """The World Health Organization called the report of the WHO final.

    An organisation that the lexicon knows, or a person of a lexicon of one's own, under any of the names.
    """
    return (form.key, form.name) if form.kind in {"organisation", "outlet", "person"} else None


KNOWN_RULES = (state, demonym, capital, place, known)
