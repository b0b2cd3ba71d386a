"""`claimx explain`: why a record is what it is."""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli import choices, options
from claimx.cli.console import DONE, FAILED, STDOUT, Console, write_output
from claimx.cli.recorded_article import LACKS, Record, article_of, record_at, why_not
from claimx.cli.terminal import standard_input, terminal_width
from claimx.errors import InputError
from claimx.settings import Settings, load_settings

if TYPE_CHECKING:
    from claimx.readers import ReadOptions
    from claimx.records import Article

ID = re.compile(r"[cqha][1-9]\d*")


def explain_cli(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="The article, also one of many: pack.zip/a.txt, rows.jsonl#2, rows.jsonl#ID; or records: "
            "claims.jsonl#ID; - reads standard input.",
        ),
    ],
    id_: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help="A record of it: c1 (claim), q1 (quantity), h1 (hedge) or a1 (actor).",
            show_default=False,
        ),
    ] = None,
    other: Annotated[
        str | None,
        typer.Argument(
            metavar="OTHER",
            help="After a number's ID: another article, with the ID of a number of it. Why `compare` puts the two "
            "together or keeps them apart.",
            show_default=False,
        ),
    ] = None,
    other_id: Annotated[
        str | None, typer.Argument(metavar="OTHER_ID", help="A number of OTHER: q1.", show_default=False)
    ] = None,
    trace: Annotated[
        str | None,
        typer.Option(
            "--trace",
            metavar="WORD",
            help="In place of a record: every rule tried at a word of the text, and what refused it. "
            "WORD#2 is its second place; an offset will do; with --debug also the code.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        choices.PageName | None,
        typer.Option(
            "--format",
            "-f",
            metavar=choices.either(choices.PageName),
            help="Output format.  [default: table]",
            show_default=False,
        ),
    ] = None,
    text_field: options.TextField = None,
    id_field: options.IdField = None,
    title_field: options.TitleField = None,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = None,
    color: options.Color = None,
    no_pager: options.NoPager = False,
    debug: options.Debug = None,
) -> int:
    """Explain a record: its rule, the words that fired it, the parse they stand in; or what was tried at a word.

    Or two numbers of two articles: why they are held against each other, and whether they disagree.
    """
    console: Console = context.obj
    settings = load_settings({"model": model, "lexicon": lexicon, "encoding": encoding, "color": color, "debug": debug})
    console.configure(settings)
    console.paged = not no_pager
    if (id_ is None) == (trace is None):
        raise typer.BadParameter("give the ID of a record (c1), or --trace and a word", param_hint="'ID'")
    if id_ is not None and not ID.fullmatch(id_):
        raise typer.BadParameter(
            f"{id_!r} is no record id; ids are c1 (claim), q1 (quantity), h1 (hedge), a1 (actor)", param_hint="'ID'"
        )
    if other is not None and not (id_ and other_id and {id_[0], other_id[0]} == {"q"} and ID.fullmatch(other_id)):
        raise typer.BadParameter(
            "give two numbers, each behind its article: a.txt q1 b.txt q2", param_hint="'OTHER_ID'"
        )
    as_json = format_ == choices.PageName.json
    from claimx.readers.items import ReadOptions  # noqa: PLC0415 - each command imports what it uses

    fields = ReadOptions(encoding=settings.encoding, text_field=text_field, id_field=id_field, title_field=title_field)
    if other is not None and id_ is not None and other_id is not None:
        pair = [(file, id_), (other, other_id)]
        return explain_two(pair, fields, console=console, settings=settings, as_json=as_json)
    try:
        record = record_at(file, console)
        article = read_one(file, fields) if record is None else article_of(record, console)
        if article is None and trace is not None:
            raise InputError(f"{LACKS}; give the article itself, or make the records --with-text")
        if trace is not None and article is not None:
            return explain_word(article, trace, console=console, settings=settings, as_json=as_json)
    except InputError as error:
        console.input_failed("standard input" if file == STDOUT else file, error)
        return FAILED
    assert id_ is not None
    return explain(article, id_, console=console, settings=settings, record=record, as_json=as_json)


def explain_word(article: Article, word: str, *, console: Console, settings: Settings, as_json: bool = False) -> int:
    """Print the rules tried at a word; return the exit code.

    Raises:
        InputError: where the text has no such word.
    """
    from claimx.cli import trace  # noqa: PLC0415 - brings spaCy
    from claimx.pipeline import Extractor  # noqa: PLC0415

    found = trace.traced(article, word, Extractor(settings.model, lexicon=settings.lexicon))
    color = console.colors(sys.stdout)
    text = (
        trace.as_json(found) if as_json else trace.shown(found, width=terminal_width(), color=color, code=console.debug)
    )
    write_output([text], None, colored=not as_json, paged=console.paged)
    return DONE


def explain_two(
    given: list[tuple[str, str]], fields: ReadOptions, *, console: Console, settings: Settings, as_json: bool = False
) -> int:
    """Print why two numbers are put together or kept apart; return the exit code."""
    from claimx.compare.across import WINDOW  # noqa: PLC0415 - each command imports what it uses
    from claimx.compare.across.figures import figures_of  # noqa: PLC0415
    from claimx.compare.across.lexicon import using  # noqa: PLC0415
    from claimx.compare.across.reasons import reasons_for  # noqa: PLC0415
    from claimx.compare.across.sole import Told  # noqa: PLC0415
    from claimx.lexicons import compare_lexicon  # noqa: PLC0415
    from claimx.pipeline import Extractor  # noqa: PLC0415
    from claimx.record_json import to_dict  # noqa: PLC0415

    extractor = Extractor(settings.model, lexicon=settings.lexicon)
    found, told = [], Told()
    with using(compare_lexicon(settings.lexicon) if settings.lexicon else None):
        for file, id_ in given:
            try:
                made = record_at(file, console)
                record = made or to_dict(extractor.extract(replace(read_one(file, fields), extracted=True)))
            except InputError as error:
                console.input_failed("standard input" if file == STDOUT else file, error)
                return FAILED
            figures = list(figures_of(record))
            told.note(figures)
            figure = next((each for each in figures if each.quantity == id_), None)
            if figure is None:
                there = id_ in {each["id"] for each in record["quantities"]}
                console.error(
                    f"{file}: its words do not tell what {id_} speaks of, so that it is compared with none"
                    if there
                    else f"{file}: no record {id_}; {ids_there([each['id'] for each in record['quantities']])}"
                )
                return FAILED
            found.append(figure)
        told.mark(found)
        reasons = reasons_for(*found, window=WINDOW)
        values = reasons.to_dict()
        lines = reasons.lines()
    text = (
        json.dumps(values, ensure_ascii=False, indent=2) + "\n" if as_json else "".join(f"{line}\n" for line in lines)
    )
    write_output([text], None, paged=console.paged)
    return DONE


def explain(
    article: Article | None,
    id_: str,
    *,
    console: Console,
    settings: Settings,
    record: Record | None = None,
    as_json: bool = False,
) -> int:
    """Print the explanation of one record of an article, or of what was made of it before; return the exit code."""
    from claimx.cli.explanation import explained, records_of, shown  # noqa: PLC0415 - brings spaCy
    from claimx.export.plain import typed  # noqa: PLC0415
    from claimx.lexicons.own import own_words  # noqa: PLC0415
    from claimx.pipeline import Extractor  # noqa: PLC0415

    extractor = Extractor(settings.model, lexicon=settings.lexicon)
    report = extractor.extract(article) if article is not None else None
    why_other = why_not(record, report, id_) if record is not None else None
    if record is not None and why_other is not None:
        article, report = None, typed(record)
    assert report is not None
    records = records_of(report)
    if id_ not in records:
        console.error(f"{report.article.path or 'standard input'}: no record {id_}; {ids_there(list(records))}")
        return FAILED
    if why_other is not None:
        console.note(f"{report.article.id}, {id_}: no parse is shown: {why_other}")
    explanation = explained(records[id_], article, report, extractor, own_words(settings.lexicon))
    if as_json:
        text = json.dumps(explanation.to_dict(), ensure_ascii=False, indent=2) + "\n"
    else:
        text = shown(explanation, width=terminal_width(), color=console.colors(sys.stdout))
    write_output([text], None, colored=not as_json, paged=console.paged)
    return DONE


def read_one(given: str, options_: ReadOptions) -> Article:
    """The article that a path or an article's id names: `pack.zip/a/trial.html`, `rows.jsonl#2`.

    Raises:
        InputError: where there is none, or the file holds several.
    """
    from claimx.readers import Refusal, load, open_items  # noqa: PLC0415

    stdin = standard_input()
    file = container_of(given)
    if file != STDOUT and not os.path.lexists(file):
        raise InputError("no such file; check the path, or put its file before the id of a row: rows.jsonl#ID")
    rest = given.removeprefix(file)
    members: list[str] = []
    for number, item in enumerate(open_items([file], options_, notice=lambda _: None, stdin=stdin, folders=False), 1):
        names = {given, f"{Path(file).name}{rest}", rest[1:]}
        if item.member is None or item.id in names or rest == f"#{number}":
            if isinstance(item, Refusal):
                raise item.error
            return load(item, options_)
        members.append(item.id)
    if members:
        inside = members[0].removeprefix(Path(file).name)
        example = f"{file}{inside}" if inside != members[0] else f"{file}#{inside}"
        raise InputError(
            f"it holds {len(members)} articles{' and none of that name' * bool(rest)}; name one: {example}"
        )
    raise InputError("there is no article in it")


def container_of(given: str) -> str:
    """The file that an id begins with: "pack.zip" of "pack.zip/a/trial.html"; the id itself where it is a file."""
    if given == STDOUT or Path(given).exists():
        return given
    cuts = [given[: mark.start()] for mark in re.finditer(r"[/#]", given)]
    return next((cut for cut in reversed(cuts) if Path(cut).is_file()), given)


def ids_there(ids: list[str]) -> str:
    """Which ids there are: "it has c1 to c12, q1 to q3"."""
    ranges = []
    for letter in "cqha":
        numbers = [int(each[1:]) for each in ids if each[0] == letter]
        if numbers:
            ranges.append(f"{letter}1 to {letter}{max(numbers)}" if max(numbers) > 1 else f"{letter}1")
    return f"it has {', '.join(ranges)}" if ranges else "the article has no records"
