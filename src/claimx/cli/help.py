"""What help says: a person's words rather than types, and examples."""

from __future__ import annotations

from typing import Any

import typer.core

HELP_NAMES = {"help_option_names": ["-h", "--help"]}
# By command: what one types, and what for.
EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "extract": (
        ("claimx extract article.txt", "a table of its claims"),
        ("claimx extract article.txt | jq '.claims[].source'", "JSON Lines for other programs"),
        ("claimx extract article.txt -o article.html", "the article as a page, every claim marked"),
        ("claimx extract a.txt b.html -o claims.csv", "a row a claim, for a spreadsheet"),
        ("claimx extract a.txt --rows quantities --only hedged", "numbers, of hedged claims alone"),
        ("curl -sL https://example.org/a | claimx extract -", "from another program"),
    ),
    "batch": (
        ("claimx batch articles/ -o claims.jsonl", "a folder; again, after an interruption"),
        ("claimx batch corpus.parquet -o claims.sqlite", "a table of articles into a database"),
        ("claimx batch corpus.parquet -o OUT/ -f parquet", "parts, each written by a worker: no last pass"),
        ("claimx batch news.warc.gz -o c.jsonl --timeout 60", "a web archive, a minute an article"),
    ),
    "convert": (
        ("claimx convert claims.jsonl -o claims.sqlite", "another format, nothing read again"),
        ("claimx convert claims.jsonl -o q.csv --rows quantities", "the numbers as a spreadsheet"),
    ),
    "view": (
        ("claimx view claims.jsonl -o page.html", "the articles of records as a page"),
        ("claimx view claims.jsonl a.txt > page.html", "one of them"),
    ),
    "report": (("claimx report claims.jsonl -o report.html", "who is quoted, how, how sure: a corpus as a page"),),
    "parse": (("claimx parse article.txt > article.conllu", "the grammar that the rules read"),),
    "mcp": (("claimx mcp --folder articles", "what a program that speaks MCP is told to start"),),
    "compare": (
        ("claimx compare articles/", "the numbers that disagree, and who said which"),
        ("claimx compare claims.jsonl --only conflicts", "of articles that were read before"),
        ("claimx compare claims.jsonl -o numbers.html", "as a page, every number on a line"),
        ("claimx compare claims.jsonl --explain n1", "why these were put together"),
    ),
    "diff": (
        ("claimx diff old.txt new.txt", "what the new version claims, drops, changes"),
        ("claimx diff old.txt new.txt -o changes.html", "side by side, as a page"),
        ("claimx diff --history versions/ -f json", "each version against the next"),
    ),
    "check": (
        ("claimx check article.txt", "what an editor would ask before publication"),
        ("claimx check article.txt --strict --ignore desk.rules", "with an exit code, without what the desk knows"),
        ("claimx check articles/ --format sarif -o check.sarif", "for code scanning and editors"),
    ),
    "explain": (
        ("claimx explain article.txt c3", "which rule made the third claim"),
        ("claimx explain article.txt q1 --format json", "the same for a number, as JSON"),
        ("claimx explain article.txt --trace said", "every rule tried at a word"),
    ),
    "rules": (
        ("claimx rules", "all of them"),
        ("claimx rules attribution", "those of one concept"),
    ),
    "lexicon": (
        ("claimx lexicon show", "the lexicons there are"),
        ("claimx lexicon show reportedly", "where a word stands"),
        ("claimx lexicon show hedges", "one of them, with its format"),
        ("claimx lexicon check my.toml", "whether a file of your own is in order"),
    ),
    "schema": (
        ("claimx schema > claimx.schema.json", "for validators and editors"),
        ("claimx schema labelstudio -o interface.xml", "for a project of Label Studio"),
    ),
    "model": (
        ("claimx model", "the pipeline that claimx brings along"),
        ("claimx model --model en_core_web_sm", "another, which is installed"),
    ),
}


class Command(typer.core.TyperCommand):
    """A command. Its arguments are shown by their names alone, without the types of Python."""

    def get_params(self, ctx: Any) -> Any:
        """The parameters."""
        params = super().get_params(ctx)
        for each in params:
            if each.param_type_name == "argument" and hasattr(each, "display_type_rich"):
                each.display_type_rich = lambda *_, **__: None
        return params


def examples_of(name: str) -> str | None:
    """The examples of a command as its epilog; None where it has none."""
    lines = EXAMPLES.get(name)
    if not lines:
        return None
    width = max(len(typed) for typed, _ in lines)
    shown = "\n".join(f"{typed:<{width}}  {what}" if width < 44 else f"{typed}\n    {what}" for typed, what in lines)
    return f"Examples:\n\n\b\n{shown}"
