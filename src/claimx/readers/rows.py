"""Rows of tables and of JSON Lines: which field is the text, and what else a row says of its article."""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimx.errors import InputError
from claimx.readers.dates import as_date
from claimx.readers.items import Container, Item, Notice, OwnOutputError, ReadOptions, Refusal
from claimx.readers.loading import as_input_error
from claimx.readers.own import is_own_table
from claimx.readers.streams import too_long
from claimx.readers.text import title_of
from claimx.records import Article

# Names that fields usually have, the surest first; letter case and what parts the words do not matter.
TEXT_NAMES = """
    text article_text full_text main_text maintext body_text article_body body content article_content raw_text
    plain_text article story news_text
""".split()
HTML_NAMES = "html raw_html page_html".split()
ID_NAMES = "id article_id doc_id document_id uid uuid guid story_id news_id key _id".split()
TITLE_NAMES = "title headline head_line article_title heading web_title".split()
DATE_NAMES = """
    date date_publish published publish_date published_at date_published publication_date pub_date article_date
    published_date web_publication_date published_time datetime timestamp created_at created
""".split()
URL_NAMES = "url link web_url source_url article_url canonical_url page_url permalink uri".split()
SITE_NAMES = "site site_name sitename outlet publisher publication media_name newspaper source_name domain".split()
MOST_NAMES = 12  # that a message lists
PAGE = re.compile(r"\s*+(?:<\?xml[^>]*+>\s*+)?<(?:!doctype html|html)\b", re.IGNORECASE)
# Tags that a text holds only where it is HTML, and what stands for a character there.
TAG = re.compile(
    r"</(?:[abipqsu]|abbr|article|aside|blockquote|cite|div|em|figure|figcaption|h[1-6]|li|ol|section|small|span|strong|su[bp]|ul)>"
    r"|<(?:br|p|div)(?:\s[^<>]*+)?/?>",
    re.IGNORECASE,
)
ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[\da-f]{2,5}|amp|apos|quot|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip);",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Which field holds what; `html` says that the text is a page."""

    text: str
    id: str | None
    title: str | None
    date: str | None
    site: str | None
    url: str | None
    html: bool = False

    @property
    def all(self) -> list[str]:
        """The fields that are read."""
        return [name for name in (self.text, self.id, self.title, self.date, self.site, self.url) if name is not None]

    def __str__(self) -> str:
        parts = [("HTML" if self.html else "text", self.text), ("id", self.id), ("title", self.title)]
        parts += [("date", self.date), ("site", self.site), ("url", self.url)]
        return ", ".join(f"{what} from {name!r}" for what, name in parts if name is not None)


def choose_fields(names: Sequence[str], options: ReadOptions) -> Fields:
    """The fields asked for, the others by their usual names.

    Raises:
        InputError: where the field asked for is not there, or none has a usual name for the text.
    """
    if is_own_table(names):
        raise OwnOutputError
    if not names:
        raise InputError("there are no fields in it, so no text")
    simple: dict[str, str] = {}
    for name in names:
        simple.setdefault(simplified(name), name)

    def usual(known: Sequence[str]) -> str | None:
        return next((simple[key] for key in map(simplified, known) if key in simple), None)

    def asked(name: str | None, option: str) -> str | None:
        if name is not None and name not in names and name.partition(".")[0] not in names:
            near = difflib.get_close_matches(name, names, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {listed(names)}"
            raise InputError(f"no field {name!r} for {option}; {hint}")
        return name

    text = asked(options.text_field, "--text-field") or usual(TEXT_NAMES)
    html = text is None or (bool(options.text_field) and simplified(text) in map(simplified, HTML_NAMES))
    text = text or usual(HTML_NAMES)
    if text is None:
        fetches = " (claimx fetches no addresses)" if usual(URL_NAMES) else ""
        raise InputError(f"no field has a usual name for the text{fetches}; give --text-field, one of {listed(names)}")
    return Fields(
        text=text,
        id=asked(options.id_field, "--id-field") or usual(ID_NAMES),
        title=asked(options.title_field, "--title-field") or usual(TITLE_NAMES),
        date=asked(options.date_field, "--date-field") or usual(DATE_NAMES),
        site=asked(options.site_field, "--site-field") or usual(SITE_NAMES),
        url=asked(options.url_field, "--url-field") or usual(URL_NAMES),
        html=html,
    )


def simplified(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    return f"{shown} and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else shown


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
        notice(f"{given.where}: {fields}")

    def __enter__(self) -> Rows:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and not issubclass(kind, Exception):
            return
        if self.marked_up:
            texts = f"{self.marked_up:,} text{'s' * (self.marked_up != 1)} in {self.fields.text!r}"
            self.notice(f"{self.given.where}: HTML in {texts} is read without its tags")
        if self.undated:
            cure = "write such dates as 2024-12-31"
            if as_date(self.example, "dmy") is not None:
                cure = "--date-order dmy or mdy says which is the month"
            some = f"{self.undated:,} of {self.dates:,} dates in {self.fields.date!r} were not read"
            self.notice(f"{self.given.where}: {some}, such as {str(self.example)[:40]!r}; {cure}")

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
                title=as_title(value_of(row, fields.title)),
                date=self.date_of(row),
                site=as_line(value_of(row, fields.site)),
                url=as_line(value_of(row, fields.url)),
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

    def date_of(self, row: Mapping[str, Any]) -> str | None:
        """The date of a row."""
        value = value_of(row, self.fields.date)
        if value is None or not str(value).strip():
            return None
        self.dates += 1
        date = as_date(value, self.options.date_order)
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


def value_of(row: Mapping[str, Any], name: str | None) -> Any:
    """The value of a field; `a.b` is field b of the object in field a."""
    if not name:
        return None
    if name in row:
        return row[name]
    value: Any = row
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


NO_ID = (bool, bytes, list, dict)


def as_id(value: Any) -> str | None:
    """A value as an id; None where it is none."""
    if value is None or isinstance(value, NO_ID):
        return None
    if isinstance(value, float):  # what a table makes of whole numbers where some are missing
        return str(int(value)) if value.is_integer() else None
    return cleaned(str(value)).strip() or None


def as_line(value: Any) -> str | None:
    """A value as a line of text; None where it is none."""
    return " ".join(cleaned(value).split()) or None if isinstance(value, str) else None


def as_title(value: Any) -> str | None:
    """A value as a title; what HTML writes for a character is that character."""
    return as_line(unescaped(value)) if isinstance(value, str) else None


def unescaped(text: str) -> str:
    """The text with the characters for which HTML has names and numbers: `&amp;`, `&#8217;`."""
    return ENTITY.sub(lambda found: html.unescape(found[0]), text)


def cleaned(text: str) -> str:
    """The text without what no UTF-8 file holds, half characters and NULs: a replacement mark stands for them."""
    if text.isascii() and "\0" not in text:  # nearly all, at no cost
        return text
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def kind_of_value(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), type(value).__name__)


def union(rows: Iterator[Mapping[str, Any]]) -> list[str]:
    """The names of the fields of these rows, in the order in which they appear."""
    return list(dict.fromkeys(name for row in rows for name in row))
