"""Which field of a table's rows is the text, and which say what else is known of the article."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimx.errors import InputError
from claimx.readers.items import OwnOutputError, ReadOptions
from claimx.readers.own import is_own_table

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
SITE_NAMES = (
    "site site_name sitename outlet outlets publisher publication media_name newspaper source_name domain".split()
)
MOST_NAMES = 12  # that a message lists


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


def union(rows: Iterator[Mapping[str, Any]]) -> list[str]:
    """The names of the fields of these rows, in the order in which they appear."""
    return list(dict.fromkeys(name for row in rows for name in row))
