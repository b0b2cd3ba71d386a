"""What `claimx mcp` serves: the commands as tools of the Model Context Protocol, the same bytes as their JSON."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from claimx._version import __version__
from claimx.check import check as findings_in
from claimx.check import title_apart
from claimx.check import to_dict as findings_to_dict
from claimx.cli.explain import read_one
from claimx.cli.explanation import explained, records_of
from claimx.compare import diff as differences
from claimx.compare import to_dict as difference_to_dict
from claimx.compare.across import compare as compared
from claimx.compare.across import json_pieces
from claimx.errors import ClaimxError, InputError
from claimx.export import FORMATS, Layout
from claimx.lexicons import compare_lexicon
from claimx.lexicons.own import own_words
from claimx.pipeline import Extractor
from claimx.readers import STDIN, ReadOptions, Refusal, load, open_items
from claimx.record_json import to_dict
from claimx.recorded import holds_records, read_records

if TYPE_CHECKING:
    from claimx.records import Article, Report
    from claimx.settings import Settings

INSTRUCTIONS = """\
claimx reads English news and writes down who says what, about how many, and how sure they are: rules over a parse, no
language model. The same text gives the same bytes. Offsets count characters of the text that was given; text[start:end]
is always the mention. Give an article as `text`, or as `path` within the folder that is served. A record's id (c1, q1,
h1, a1) is what `explain` takes. What a source said is not thereby true: keep the source with the claim.
"""

Text = Annotated[str | None, Field(description="The article's text; the first line may be its title.")]
PathGiven = Annotated[
    str | None, Field(description="A file within the served folder, or one article of it: a.zip/b.txt.")
]
Paths = Annotated[list[str], Field(description="Articles, folders or files of claims within the served folder.")]


class Served:
    """The articles of the working folder and the texts that are given, read by one extractor, one call after the other.

    Args:
        extractor: makes it.
        settings: how files are read.

    """

    def __init__(self, extractor: Callable[[], Extractor], settings: Settings) -> None:
        self.settings = settings
        self._make = extractor
        self._lock = threading.Lock()
        self._extractor: Extractor | None = None

    @property
    def extractor(self) -> Extractor:
        """Made at the first call, so that a client is answered at once."""
        if self._extractor is None:
            self._extractor = self._make()
        return self._extractor

    def inside(self, path: str) -> str:
        """A path that does not leave the folder.

        Raises:
            InputError: where it does.
        """
        if path == STDIN or not Path(path).resolve().is_relative_to(Path.cwd()):
            raise InputError(f"{path}: not within the folder that is served; start claimx mcp with --folder")
        return path

    def article(self, text: str | None, path: str | None) -> Article:
        """The one article that a call is about.

        Raises:
            InputError: where it can't be read, or not one was given.
        """
        if (text is None) == (path is None):
            raise InputError("give one of text and path")
        if path is not None:
            return read_one(self.inside(path), ReadOptions(encoding=self.settings.encoding))
        return next(self.articles([STDIN], (text or "").encode("utf-8", "replace")))

    def articles(self, paths: list[str], stdin: bytes = b"") -> Iterator[Article]:
        """The articles of files and folders; what can't be read ends the call."""
        given = ReadOptions(encoding=self.settings.encoding)
        for item in open_items(paths, given, notice=lambda _: None, stdin=io.BytesIO(stdin)):
            if isinstance(item, Refusal):
                raise item.error
            yield load(item, given)

    def reports(self, articles: Iterable[Article]) -> Iterator[Report]:
        """What is found in them."""
        yield from self.extractor.pipe(articles)

    def answer(self, pieces: Callable[[], Iterable[str]]) -> str:
        """The whole output of a call.

        Raises:
            ToolError: with the line that the command would print.
        """
        with self._lock:
            try:
                return "".join(pieces())
            except ClaimxError as error:
                raise ToolError(str(error)) from error


def server_of(served: Served) -> MCPServer[Any]:
    """The server with its tools."""
    server: MCPServer[Any] = MCPServer("claimx", version=__version__, instructions=INSTRUCTIONS, log_level="ERROR")

    @server.tool(structured_output=False)
    def extract(text: Text = None, path: PathGiven = None) -> str:
        """Claims of an article: who says what, its numbers as intervals, hedges, certainty and actors (claimx/1)."""
        return served.answer(lambda: FORMATS["json"].write(served.reports([served.article(text, path)]), Layout()))

    @server.tool(structured_output=False)
    def explain(id: str, text: Text = None, path: PathGiven = None) -> str:  # noqa: A002 - a client sees the name
        """Why a record of an article is what it is: its rule, the words that fired it, the parse they stand in."""
        return served.answer(lambda: explanation_of(served, served.article(text, path), id))

    @server.tool(structured_output=False)
    def diff(
        old_text: Text = None, new_text: Text = None, old_path: PathGiven = None, new_path: PathGiven = None
    ) -> str:
        """What a new version of an article claims, drops and changes: numbers, hedges, sources, quotations."""

        def pieces() -> Iterator[str]:
            versions = [served.article(old_text, old_path), served.article(new_text, new_path)]
            old, new = served.reports(versions)
            found = differences(old, new, (versions[0].text, versions[1].text))
            yield json.dumps(difference_to_dict(found), ensure_ascii=False, indent=2) + "\n"

        return served.answer(pieces)

    @server.tool(structured_output=False)
    def check(text: Text = None, path: PathGiven = None) -> str:
        """What an editor would ask before an article is published: sources, sums, percentages, headlines, names."""

        def pieces() -> Iterator[str]:
            article = served.article(text, path)
            report, apart = next(served.reports([article])), title_apart(article)
            title = next(served.reports([apart])) if apart is not None else None
            found = findings_in(article.text, report, served.extractor.lexicons.check, title=title)
            yield json.dumps(findings_to_dict(found), ensure_ascii=False, indent=2) + "\n"

        return served.answer(pieces)

    @server.tool(structured_output=False)
    def compare(paths: Paths, window: Annotated[int, Field(description="Days apart at most.")] = 7) -> str:
        """Numbers and statements of many articles that speak of one thing, and which of them disagree."""
        own = served.settings.lexicon

        def pieces() -> Iterable[str]:
            words = compare_lexicon(own) if own else None
            return json_pieces(compared(records_in(served, paths), window=window, lexicon=words))

        return served.answer(pieces)

    return server


def explanation_of(served: Served, article: Article, id_: str) -> list[str]:
    """The explanation of a record as JSON.

    Raises:
        InputError: where the article has no such record.
    """
    report = next(served.reports([article]))
    records = records_of(report)
    if id_ not in records:
        raise InputError(f"no record {id_}; it has {', '.join(records) or 'none'}")
    explanation = explained(records[id_], article, report, served.extractor, own_words(served.settings.lexicon))
    return [json.dumps(explanation.to_dict(), ensure_ascii=False, indent=2) + "\n"]


def records_in(served: Served, paths: list[str]) -> Iterator[dict[str, Any]]:
    """The records of files of claims, and of articles that are read now: these hold their text."""
    for path in map(served.inside, paths):
        if holds_records(path):
            yield from read_records(path)
        else:
            articles = (replace(article, extracted=True) for article in served.articles([path]))
            yield from map(to_dict, served.reports(articles))
