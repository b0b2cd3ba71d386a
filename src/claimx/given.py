"""What a caller in Python gives as articles: texts, pairs with an id, rows; and what becomes of those that are none."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, TypeAlias

from claimx.errors import ClaimxError
from claimx.records import Article, Report, ReportWarning

Given: TypeAlias = str | Article | tuple[str, Any] | Mapping[str, Any]
Read: TypeAlias = Callable[[list[Article]], list[Report]]  # of several articles together
Errors = Literal["raise", "skip", "return"]
Leave = Literal["raise", "skip"]  # where no error is given back
ERRORS: tuple[Errors, ...] = ("raise", "skip", "return")


def as_article(given: Given) -> Article:
    """A text, a pair of a text and its id, or a row (with a `text`, and what else an `Article` has) as an article.

    Raises:
        TypeError: for anything else, with the way to a text.
    """
    if isinstance(given, Article):
        return dated(given)
    if isinstance(given, str):
        return Article(text=given, extracted=True)  # it lies in no file, so that the record must carry it
    if isinstance(given, Mapping):
        return from_row(given)
    if isinstance(given, tuple) and len(given) == 2:
        return from_row(dict(zip(("text", "id"), given, strict=True)))
    raise no_text(given)


def dated(article: Article) -> Article:
    """The article with its date as YYYY-MM-DD; one that is not read is left out, with a warning."""
    if article.date is None:
        return article
    from claimx.readers.dates import as_date  # noqa: PLC0415 - most callers give none

    date = as_date(article.date)
    if date == article.date:
        return article
    warned = () if date is not None else (date_warning(article.date),)
    return replace(article, date=date, warnings=(*article.warnings, *warned))


def from_row(row: Mapping[str, Any]) -> Article:
    """The article of a row: its fields are called as those of an `Article`; others, and empty ones, are left out."""
    from claimx.readers.dates import as_date  # noqa: PLC0415 - most callers give texts alone
    from claimx.readers.values import as_address, as_id, as_line, has_value  # noqa: PLC0415

    if "text" not in row:
        raise TypeError(f"a row has no 'text', but {', '.join(map(repr, row)) or 'nothing'}; name its field so")
    if not isinstance(row["text"], str):
        raise no_text(row["text"])
    given = {name: row[name] for name in ("id", "title", "date", "site", "url") if has_value(row.get(name))}
    if "id" in given and as_id(given["id"]) is None:
        cure = "; for what goes with a text give as_tuples=True" if set(row) == {"text", "id"} else ""
        raise TypeError(f"an id is a word or a whole number, not {type(given['id']).__name__}{cure}")
    date = as_date(given.get("date"))
    return Article(
        text=row["text"],
        id=as_id(given.get("id")) or "-",
        title=as_line(given.get("title")),
        date=date,
        site=as_line(given.get("site")),
        url=as_address(given.get("url")),
        extracted=True,
        warnings=(date_warning(given["date"]),) if "date" in given and date is None else (),
    )


def date_warning(value: object) -> ReportWarning:
    message = f"the date {str(value)[:40]!r} is not read; give it as 2024-12-31 or as a datetime.date"
    return ReportWarning(code="date", message=message)


def no_text(given: object) -> TypeError:
    """An error that says how to get a text from what was given."""
    cure = "give a str, a row or a claimx.Article"
    if given is None:
        cure = "it is None"
    elif isinstance(given, Path):
        cure = "read it first: path.read_text()"
    elif isinstance(given, bytes):
        cure = "decode it first: data.decode()"
    elif isinstance(given, float) and math.isnan(given):
        cure = "it is a missing value, NaN"
    return TypeError(f"an article is a text, not {type(given).__name__}; {cure}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One of the articles given: the article or what is wrong with it, and what the caller gave beside it."""

    number: int  # from 0, as in a list
    article: Article | None = None
    error: Exception | None = None
    beside: Any = None


def places(articles: Iterable[Any], *, as_tuples: bool = False) -> Iterator[Place]:
    """What was given, one by one."""
    for number, given in enumerate(articles):
        beside = None
        if isinstance(given, ClaimxError):  # an input that its reader refused
            yield Place(number=number, error=given)
            continue
        try:
            if as_tuples:
                if not isinstance(given, Sequence) or isinstance(given, str) or len(given) != 2:
                    raise TypeError(f"as_tuples=True takes pairs, not {type(given).__name__}")
                given, beside = given  # noqa: PLW2901 - the article of the pair
            yield Place(number=number, article=as_article(given), beside=beside)
        except TypeError as error:
            yield Place(number=number, error=TypeError(f"articles[{number}]: {error}"), beside=beside)


def grouped(given: Iterable[Place], characters: int) -> Iterator[list[Place]]:
    """The places in groups that are read together: by characters, a long article alone."""
    group: list[Place] = []
    size = 0
    for place in given:
        length = len(place.article.text) if place.article is not None else 0
        if group and size + length > characters:
            yield group
            group, size = [], 0
        group.append(place)
        size += length
    if group:
        yield group


def outcomes(group: list[Place], read: Read) -> Iterator[tuple[Place, Report | None]]:
    """What comes of each place, in order; where reading them together fails, each is read alone: no other is lost."""
    try:
        reports = iter(read([place.article for place in group if place.article is not None]))
    except Exception as error:
        if len(group) == 1:
            article = group[0].article
            error.add_note(f"in {article.path if article and article.path else f'articles[{group[0].number}]'}")
            yield replace(group[0], error=error), None
        else:
            for place in group:
                yield from outcomes([place], read)
        return
    for place in group:
        yield place, None if place.error else next(reports)


def piped(
    articles: Iterable[Any],
    read: Read,
    *,
    characters: int,
    as_tuples: bool = False,
    errors: Errors = "raise",
    stacklevel: int = 2,
) -> Iterator[Any]:
    """The reports of many articles, in order: `Extractor.pipe` says how.

    Args:
        articles: what the caller gave.
        read: reads articles.
        characters: how many are read together.
        as_tuples: whether each article comes with something that is handed back beside its report.
        errors: what becomes of an article that can't be read.
        stacklevel: how far up whoever is warned stands.
    """
    number = left_out = 0
    first: Exception | None = None
    for group in grouped(places(articles, as_tuples=as_tuples), characters):
        for place, report in outcomes(group, read):
            number += 1
            if report is None and errors == "raise":
                assert place.error is not None
                raise place.error
            if report is None and errors == "skip":
                left_out += 1
                first = first or place.error
                continue
            found = place.error if report is None else report
            yield (found, place.beside) if as_tuples else found
    if left_out:
        verb = "was" if left_out == 1 else "were"
        why = "; ".join([str(first), *getattr(first, "__notes__", ())])
        message = f"{left_out:,} of {number:,} articles {verb} left out, the first for this: {why}"
        warnings.warn(f"{message}; errors='return' gives each error in its place", stacklevel=stacklevel)


def check_pipe(articles: Any, errors: str) -> None:
    """Fail on what would be read as many articles and is none.

    Raises:
        TypeError: for one text or row in place of several, or a table.
        ValueError: for an unknown way to treat errors.
    """
    if isinstance(articles, str | Article | Mapping):
        raise TypeError("pipe takes several texts; for one: extract(text), or pipe([text])")
    if hasattr(articles, "columns"):
        raise TypeError(
            "pipe takes texts, not a table; of a DataFrame: pipe(df.to_dict('records')), or pipe(df['text'])"
        )
    if errors not in ERRORS:
        raise ValueError(f"errors is one of {', '.join(map(repr, ERRORS))}, not {errors!r}")
