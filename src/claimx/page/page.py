"""Records as one page: the text of each article with its claims marked, and the claims beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from claimx.assets import Document, packed, render
from claimx.page.texts import with_text
from claimx.visible import revealed

STYLES = ("base", "marks", "page")


def page_of(records: Iterable[Mapping[str, Any]], examples: Mapping[str, str] | None = None) -> str:
    """The page of one article or several, as HTML.

    Args:
        records: as plain JSON values, with the article's text; where that is missing, what the record quotes of it.
        examples: the example sentence of each rule, by its id.
    """
    shown = [with_text(record) for record in records]
    rules = {claim["rule"] for record in shown for claim in record["claims"]}
    own = {rule: sentence for rule, sentence in (examples or {}).items() if rule in rules}
    title = title_of(shown[0]) if len(shown) == 1 else f"{len(shown)} articles"
    return render(
        Document(
            template="page.html",
            title=title,
            styles=STYLES,
            script="page",
            data={"data": packed({"records": shown, "examples": own})},
            values={"texts": [record["article"]["text"] for record in shown]},
        )
    )


def title_of(record: Mapping[str, Any]) -> str:
    """What a person calls the article."""
    article = record["article"]
    return revealed(article["title"] or article["id"])
