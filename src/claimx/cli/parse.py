"""`claimx parse`: the grammar that the rules read, as CoNLL-U, with the actors beside their words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli import options
from claimx.cli.articles import Inputs
from claimx.cli.console import DONE, FAILED, STDOUT, Console, check_writable, write_output
from claimx.cli.format_choice import by_suffix
from claimx.cli.view import with_its_text
from claimx.errors import InputError
from claimx.settings import Settings, load_settings

if TYPE_CHECKING:
    from claimx.pipeline import Extractor
    from claimx.records import Article

FILES = "try: find {} -type f -exec claimx parse {{}} +"
SUFFIXES = dict.fromkeys((".conllu", ".conll", ".txt"), "conllu")


def parse_cli(
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE",
            help="Articles, or records with their text; - is standard input.  [default: -]",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to a file.  [default: standard output]", show_default=False
        ),
    ] = None,
    unmended: Annotated[
        bool,
        typer.Option("--unmended", help="The parser's own tree; what mends made of it is in MISC, as MendedHead=5."),
    ] = False,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = None,
    quiet: options.Quiet = None,
    color: options.Color = None,
    no_pager: options.NoPager = False,
    debug: options.Debug = None,
) -> int:
    """Print the parse that the rules read, as CoNLL-U: sentences, tags, Universal Dependencies, actors in MISC.

    It is the parse after what is known of the parser's errors was mended; the mends of a sentence stand before it. A
    sentence alone may be parsed otherwise than in its article.
    """
    console: Console = context.obj
    settings = load_settings({
        "model": model, "lexicon": lexicon, "encoding": encoding, "quiet": quiet, "color": color, "debug": debug,
    })  # fmt: skip
    console.configure(settings)
    console.writes(output)
    console.paged = not no_pager
    if output is not None and output != STDOUT:
        by_suffix(output, SUFFIXES)
        check_writable(output)
    from claimx.pipeline import Extractor  # noqa: PLC0415 - brings spaCy

    given = Given(files or [STDOUT], console, settings)
    extractor = Extractor(settings.model, lexicon=settings.lexicon)
    pieces = (line for article in given.articles() for line in conllu_of(article, extractor, unmended=unmended))
    first = next(pieces, None)
    if first is not None:  # where every input failed, there is nothing to write, and an older file stays
        write_output(itertools.chain([first], pieces), output, paged=console.paged)
    console.list_failed(given.count)
    return FAILED if console.failed else DONE


class Given:
    """The articles of all files, and the texts of records that were made before; `count` are those so far."""

    def __init__(self, files: Sequence[str], console: Console, settings: Settings) -> None:
        self.files, self.console, self.settings = files, console, settings
        self.count = 0

    def articles(self) -> Iterator[Article]:
        """The articles, in the order of the files."""
        from claimx.readers import ReadOptions  # noqa: PLC0415 - each command imports what it uses
        from claimx.recorded import holds_records  # noqa: PLC0415 - the same

        for held, files in itertools.groupby(self.files, lambda file: file != STDOUT and holds_records(file)):
            if held:
                yield from itertools.chain.from_iterable(map(self._recorded, files))
                continue
            options_ = ReadOptions(encoding=self.settings.encoding)
            inputs = Inputs(list(files), options_, self.console, None, instead=FILES)
            yield from inputs.articles()
            self.count += inputs.count

    def _recorded(self, file: str) -> Iterator[Article]:
        from claimx.recorded import read_records  # noqa: PLC0415 - each command imports what it uses
        from claimx.records import Article  # noqa: PLC0415 - the same

        for record in read_records(file, self.console.input_failed):
            self.count += 1
            known = with_its_text(record, None, self.console, missing="")["article"]
            if known["text"] is None:
                lacks = "the record has no text, and its article is not at its path; parse that, or make it --with-text"
                self.console.input_failed(f"{file}, {known['id']}", InputError(lacks))
                continue
            yield Article(**{name: known[name] for name in ("text", "id", "path", "title", "date", "site", "url")})


def conllu_of(article: Article, extractor: Extractor, *, unmended: bool = False) -> Iterator[str]:
    """The sentences of an article, with the parser's own trees where those are asked for."""
    from claimx.cli.conllu import Place, entities_of, sentences_of  # noqa: PLC0415 - brings spaCy
    from claimx.extraction.chunks import cut  # noqa: PLC0415
    from claimx.lines import plain  # noqa: PLC0415
    from claimx.syntax import Parse  # noqa: PLC0415

    report = extractor.extract(article)
    read = plain(article.text)
    entities = entities_of(report)
    number = 0
    for offset, part in cut(read.text):
        doc, grammar = extractor.nlp(part), extractor.lexicons.grammar
        parse, own = Parse(doc, grammar), Parse(doc, grammar, mended=False) if unmended else None
        places = [Place(start=offset + s, end=offset + e) for s, e in zip(parse.start, parse.end, strict=True)]
        for sentence in sentences_of(parse, read.pointing_into(article.text, places), entities, own):
            number += 1
            head = f"# newdoc id = {report.article.id}\n" if number == 1 else ""
            yield f"{head}# sent_id = {report.article.id}-{number}\n{sentence}\n"
