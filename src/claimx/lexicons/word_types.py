"""What lexicons are made of, checked: words, lemmas, codes, and tables of them whose keys are all known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Strict, ValidationInfo

from claimx.lexicons.inflection import lemma_of_inflected

NEAR = 0.7  # how like a known name a mistyped one is: "assret" is "assert", "charity" is no "party"


def tidy(word: str) -> str:
    """The word, where it is one."""
    if not word or word != " ".join(word.split()):
        raise ValueError("a word is not empty and has single blanks between its parts")
    return word


def checked_lemma(word: str, info: ValidationInfo) -> str:
    """The word, where it is no inflected form of another."""
    lemma = lemma_of_inflected(word.split(maxsplit=1)[0], (info.context or {}).get("forms", {}))
    if lemma == "":
        raise ValueError(
            f"{word!r} looks like an inflected form; a list of lemmas wants the form of a dictionary "
            "(if it is one, also put it into `lemmas` of the table [english])"
        )
    if lemma is not None:
        raise ValueError(f"{word!r} is an inflected form; a list of lemmas wants {lemma!r}")
    return word


def checked_code(code: str) -> str:
    """The code of a state or a currency, where it is one."""
    if not (len(code) in {2, 3} and code.isascii() and code.isupper()):
        raise ValueError(f"{code!r} is no code of two (countries) or three (currencies) capital letters")
    return code


def known_codes(tables: Mapping[str, Any]) -> dict[str, Any]:
    """What codes are checked against."""
    currencies = {*tables_in(tables["currencies"]), *tables_in(tables["quantities"]["currencies"])}
    return {"states": states_by_name(tables), "currencies": currencies}


def states_by_name(tables: Mapping[str, Any]) -> dict[str, str]:
    """The codes of states and of what issues a currency, by themselves and by the states' names, in small letters."""
    issuers = {str(code) for each in tables_in(tables["currencies"]).values() for code in listed(each.get("countries"))}
    states = tables_in(tables["states"])
    names = {str(name): code for code, each in states.items() for name in (each.get("name"), *listed(each.get("also")))}
    return {name.casefold(): code for name, code in {**names, **{code: code for code in (*issuers, *states)}}.items()}


def tables_in(value: Any) -> dict[str, Mapping[str, Any]]:
    """The tables in a table, whatever else stands there."""
    return {key: each for key, each in value.items() if isinstance(each, Mapping)} if isinstance(value, Mapping) else {}


def listed(value: Any) -> list[Any]:
    """The list that this is, or none."""
    return value if isinstance(value, list) else []


class UnknownCodeError(ValueError):
    """Nothing has this code."""

    def __init__(self, code: str, said: str) -> None:
        super().__init__(said)
        self.code = code


def checked_country(code: str, info: ValidationInfo, others: Iterable[str] = ()) -> str:
    """The code of a state, or one of the others, where it is one."""
    states: Mapping[str, str] = (info.context or {})["states"]
    others = frozenset(others)
    known = {*states.values(), *others}
    if code in known:
        return code
    near = states.get(code.casefold()) or (code.upper() if code.upper() in known else None)
    near = near or next(iter(get_close_matches(code, sorted(others), n=1, cutoff=NEAR)), None)
    hint = f"did you mean {near!r}?" if near else "it is two capital letters, such as IE"
    raise UnknownCodeError(code, f"{code!r} is no state's code; {hint}")


def checked_currency(code: str, info: ValidationInfo) -> str:
    """The code of a currency that a table has, where it is one; "" is the article's own."""
    known: Collection[str] = (info.context or {})["currencies"]
    if code and code not in known:
        near = get_close_matches(code.upper(), sorted(known), n=1, cutoff=0.6)
        hint = f"did you mean {near[0]!r}?" if near else "[quantities.currencies] adds one"
        raise UnknownCodeError(code, f"{code!r} is no currency's code; {hint}")
    return code


def checked_commitment(text: str) -> str:
    """The commitment, where it is one."""
    if text not in {"+", "-", "+p", "-p", "+s", "-s", "u", "+u", "-u"}:
        raise ValueError(f"{text!r} is no commitment: + - +p -p +s -s or u")
    return text


def checked_range(ends: tuple[int, int]) -> tuple[int, int]:
    """The two ends, where they are in order."""
    if ends[0] > ends[1]:
        raise ValueError(f"{list(ends)} begins above its end; the smaller number comes first")
    return ends


Word = Annotated[str, AfterValidator(tidy)]
Words = list[Word]
Lemma = Annotated[Word, AfterValidator(checked_lemma)]
Code = Annotated[str, AfterValidator(checked_code)]
Country = Annotated[str, AfterValidator(checked_country)]
Currency = Annotated[str, AfterValidator(checked_currency)]
Commitment = Annotated[str, AfterValidator(checked_commitment)]
ClosedLists = dict[str, Words]
Loose = Strict(False)  # TOML has lists where we have pairs
Range = Annotated[tuple[int, int], Loose, AfterValidator(checked_range)]
RankAndWeight = Annotated[tuple[int, float], Loose]


class Group(BaseModel):
    """A table whose keys are all known."""

    model_config = ConfigDict(extra="forbid", strict=True)


class WordGroup(Group):
    """`words` alone."""

    words: Words
