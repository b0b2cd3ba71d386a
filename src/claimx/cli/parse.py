"""`claimx parse`: the grammar that the rules read, as CoNLL-U, with the actors beside their words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli import options
from claimx.cli.articles import Inputs
from claimx.cli.console import DONE, FAILED, STDOUT, Console, check_writable, write_output
from claimx.cli.format_choice import by_suffix
from claimx.settings import load_settings

if TYPE_CHECKING:
    from claimx.pipeline import Extractor
    from claimx.records import Article

FILES = "try: find {} -type f -exec claimx parse {{}} +"
SUFFIXES = dict.fromkeys((".conllu", ".conll", ".txt"), "conllu")


def parse_cli(
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help="Articles; - is standard input.  [default: -]", show_default=False),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to a file.  [default: standard output]", show_default=False
        ),
    ] = None,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = None,
    quiet: options.Quiet = None,
    color: options.Color = None,
    no_pager: options.NoPager = False,
    debug: options.Debug = None,
) -> int:
    """Print the parse that the rules read, as CoNLL-U: sentences, tags, Universal Dependencies, actors in MISC.

    It is the parse after what is known of the parser's errors was mended; the mends of a sentence stand before it.
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
    from claimx.readers import ReadOptions  # noqa: PLC0415 - each command imports what it uses

    inputs = Inputs(files or [STDOUT], ReadOptions(encoding=settings.encoding), console, None, instead=FILES)
    extractor = Extractor(settings.model, lexicon=settings.lexicon)
    pieces = (line for article in inputs.articles() for line in conllu_of(article, extractor))
    first = next(pieces, None)
    if first is not None:  # where every input failed, there is nothing to write, and an older file stays
        write_output(itertools.chain([first], pieces), output, paged=console.paged)
    console.list_failed(inputs.count)
    return FAILED if console.failed else DONE


def conllu_of(article: Article, extractor: Extractor) -> Iterator[str]:
    """The sentences of an article."""
    from claimx.cli.conllu import Place, entities_of, sentences_of  # noqa: PLC0415 - brings spaCy
    from claimx.extraction.chunks import cut  # noqa: PLC0415
    from claimx.lines import plain  # noqa: PLC0415
    from claimx.syntax import Parse  # noqa: PLC0415

    report = extractor.extract(article)
    read = plain(article.text)
    entities = entities_of(report)
    number = 0
    for offset, part in cut(read.text):
        parse = Parse(extractor.nlp(part), extractor.lexicons.grammar)
        places = [Place(start=offset + s, end=offset + e) for s, e in zip(parse.start, parse.end, strict=True)]
        for sentence in sentences_of(parse, read.pointing_into(article.text, places), entities):
            number += 1
            head = f"# newdoc id = {report.article.id}\n" if number == 1 else ""
            yield f"{head}# sent_id = {report.article.id}-{number}\n{sentence}\n"
