"""Rows of tables and of JSON Lines as items: the text, and what else a row says of its article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from claimx.errors import InputError
from claimx.readers.dates import as_date, order_shown
from claimx.readers.fields import Fields
from claimx.readers.items import Container, Item, Notice, ReadOptions, Refusal
from claimx.readers.loading import as_input_error
from claimx.readers.streams import too_long
from claimx.readers.text import title_of
from claimx.readers.values import (
    ENTITY,
    as_address,
    as_id,
    as_line,
    as_title,
    cleaned,
    has_value,
    kind_of_value,
    unescaped,
    value_of,
)
from claimx.records import Article
from claimx.visible import plural

PAGE = re.compile(r"\s*+(?:<\?xml[^>]*+>\s*+)?<(?:!doctype html|html)\b", re.IGNORECASE)
# Tags that a text holds only where it is HTML, and what stands for a character there.
TAG = re.compile(
    r"</(?:[abipqsu]|abbr|article|aside|blockquote|cite|div|em|figure|figcaption|h[1-6]|li|ol|section|small|span|strong|su[bp]|ul)>"
    r"|<(?:br|p|div)(?:\s[^<>]*+)?/?>",
    re.IGNORECASE,
)

FIRST = {"dmy": "day", "mdy": "month"}


class Rows:
    """Makes items of the rows of one container; as a context, it says at its end what became of dates and tags.

    Args:
        given: the container.
        fields: which field holds what.
        options: how inputs are read.
        notice: takes lines for a person; the fields are said at once.
        word: what a row is called: "row", "line".
    """

    def __init__(
        self, given: Container, fields: Fields, options: ReadOptions, notice: Notice, *, word: str = "row"
    ) -> None:
        self.given, self.fields, self.options, self.notice, self.word = given, fields, options, notice, word
        self.dates = self.undated = self.marked_up = 0
        self.example: object = None  # the first date that was not read
        self.orders: dict[str, str] = {}  # in which dates in figures are plainly written, each with the first such date
        self.unread: Counter[tuple[str, str]] = Counter()  # values by their field and what they hold
        undated = "" if fields.date or fields.html else "; no field has a usual name for the date (--date-field)"
        notice(f"{given.where}: {fields}{undated}")

    def __enter__(self) -> Rows:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and not issubclass(kind, Exception):
            return
        if self.marked_up:
            texts = f"{plural(self.marked_up, 'text')} in {self.fields.text!r}"
            self.notice(f"{self.given.where}: HTML in {texts} is read without its tags")
        for (name, held), count in self.unread.items():
            what = f"{plural(count, 'value')} in {name!r}"
            self.notice(f"{self.given.where}: {what} {'is' if count == 1 else 'are'} {held}, not read")
        if self.undated:
            some = f"{self.undated:,} of {self.dates:,} dates in {self.fields.date!r} were not read"
            self.notice(f"{self.given.where}: {some}, such as {str(self.example)[:40]!r}; {self.cure_of_dates()}")

    def cure_of_dates(self) -> str:
        """What to do about dates that were not read; what other rows show of the order is told, not followed."""
        if as_date(self.example, "dmy") is None:
            return "write such dates as 2024-12-31"
        if len(self.orders) != 1:
            return "--date-order dmy or mdy says which is the month"
        ((order, shown),) = self.orders.items()
        return f"{shown.strip()[:40]!r} has the {FIRST[order]} first: --date-order {order} reads all so"

    def item(self, row: Mapping[str, Any], number: int | None) -> Item | Refusal:
        """The item of a row; its number counts from 1, None for the one row of its container."""
        fields = self.fields
        id_ = as_id(value_of(row, fields.id)) or (self.given.id if number is None else f"{self.given.id}#{number}")
        member = self.given.member if number is None else self.given.inside(f"{self.word} {number}")
        try:
            text = self.text_of(row)
            form = self.form_of(text)
            return Item(
                id=id_,
                path=self.given.path,
                kind=form,
                payload=text.encode() if form == "html" else text if form == "fragment" else unescaped(text),
                member=member,
                title=self.told(row, fields.title, as_title),
                date=self.date_of(row),
                site=self.told(row, fields.site, as_line),
                url=self.told(row, fields.url, as_address),
                charset="utf-8" if form == "html" else None,
            )
        except InputError as error:
            return Refusal(id=id_, path=self.given.path, member=member, error=error)
        except Exception as error:  # one value that nobody foresaw must not take the other rows with it
            return Refusal(id=id_, path=self.given.path, member=member, error=as_input_error(error))

    def refusal(self, number: int, error: InputError) -> Refusal:
        """A row that can't be read."""
        return refused_row(self.given, self.word, number, error)

    def text_of(self, row: Mapping[str, Any]) -> str:
        """The text of a row.

        Raises:
            InputError: where it has none.
        """
        name = self.fields.text
        value = value_of(row, name)
        if value is None:
            raise InputError(f"no text: the field {name!r} is {'null' if name in row else 'missing'}", stage="decode")
        if isinstance(value, bytes):
            try:
                value = value.decode(self.options.named_encoding or "utf-8")
            except UnicodeDecodeError as error:
                raise InputError(
                    f"the field {name!r} is not {self.options.named_encoding or 'UTF-8'}", stage="decode"
                ) from error
        if not isinstance(value, str):
            raise InputError(f"no text: the field {name!r} holds {kind_of_value(value)}", stage="decode")
        if len(value) > self.options.max_bytes:
            raise too_long(self.options.max_bytes)
        if not value.strip():
            raise InputError(f"no text: the field {name!r} is empty", stage="decode")
        return cleaned(value)

    def form_of(self, text: str) -> str:
        """What a text is: a page, a piece of HTML, or just text."""
        if self.fields.html or PAGE.match(text):
            return "html"
        is_fragment = TAG.search(text) is not None
        self.marked_up += is_fragment or ENTITY.search(text) is not None
        return "fragment" if is_fragment else "row"

    def told(self, row: Mapping[str, Any], name: str | None, as_: Callable[[Any], str | None]) -> str | None:
        """What a field tells of the article; a value that tells nothing is counted by its kind."""
        value = value_of(row, name)
        found = None if value is None else as_(value)
        if found is None and name is not None and has_value(value):
            self.unread[name, kind_of_value(value)] += 1
        return found

    def date_of(self, row: Mapping[str, Any]) -> str | None:
        """The date of a row."""
        value = value_of(row, self.fields.date)
        if value is None or not str(value).strip():
            return None
        self.dates += 1
        date = as_date(value, self.options.date_order)
        if self.options.date_order is None and (order := order_shown(value)) is not None:
            self.orders.setdefault(order, value)
        if date is None:
            self.example = self.example if self.undated else value
            self.undated += 1
        return date


def refused_row(given: Container, word: str, number: int, error: InputError) -> Refusal:
    return Refusal(id=f"{given.id}#{number}", path=given.path, member=given.inside(f"{word} {number}"), error=error)


def read_row(data: bytes, item: Item, options: ReadOptions) -> Article:  # noqa: ARG001 - the form of all readers
    """The text of a row, its title before it, as in a text file and on a page."""
    text = data.decode("utf-8", "surrogatepass")
    if item.title is not None and not text.lstrip().startswith(item.title):
        text = f"{item.title}\n\n{text}"
    return Article(
        text=text,
        id=item.id,
        path=item.path,
        title=item.title or title_of(text),
        date=item.date,
        site=item.site,
        url=item.url,
        extracted=True,
    )
