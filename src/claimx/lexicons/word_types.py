"""What lexicons are made of, checked: words, lemmas, codes, and tables of them whose keys are all known."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Strict, ValidationInfo

from claimx.lexicons.inflection import lemma_of_inflected


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
