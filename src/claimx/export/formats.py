"""The formats: names, suffixes, marks, and where what writes them lives; light, so that `--help` knows them all.

The command line, the settings, the docs and what a run passes over as output of another are all made of `FORMATS`.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path, PurePath
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from claimx.errors import OutputError
from claimx.installing import install_command

if TYPE_CHECKING:
    from claimx.records import Report

Record = dict[str, Any]  # a report as plain JSON values
ROWS = ("articles", "claims", "quantities", "hedges", "actors")
ALL_ROWS = "all"  # of Parquet in parts: each table in a folder of its own
SENTENCE = "sentence"  # the column that is cut from the article's text


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How rows are written.

    Attributes:
        columns: which columns they have, in order; none for all.
        bom: whether CSV and TSV open with a byte order mark, by which Excel knows UTF-8.
        delimiter: what parts the cells of CSV.
        decimal: what stands before the decimals of a number in CSV and TSV.
    """

    columns: tuple[str, ...] = ()
    bom: bool = False
    delimiter: str = ","
    decimal: str = "."

    @property
    def needs_text(self) -> bool:
        """Whether the records must carry the article's text."""
        return SENTENCE in self.columns


USUAL_DIALECT = Dialect()
# What a person may call what parts the cells of CSV: signs that claimx's own reader knows.
DELIMITERS = {",": ",", ";": ";", "|": "|", "\t": "\t", "\\t": "\t", "tab": "\t"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How to lay out the records.

    Attributes:
        rows: what a row is, where the format has rows.
        several: more than one input was given.
        width: columns of the terminal.
        color: whether to colour.
        notice: is told in one line what a person should know of the output.
        examples: gives the example sentence of each rule by its id; called where they are shown.
        dialect: how rows are written, where the format has rows.
    """

    rows: str = "claims"
    several: bool = False
    width: int = 100
    color: bool = False
    notice: Callable[[str], None] | None = None
    examples: Callable[[], Mapping[str, str]] | None = None
    dialect: Dialect = USUAL_DIALECT


T = TypeVar("T")

# A generator of pieces of text.
Write = Callable[["Iterable[Report | Record]", Layout], Iterator[str]]


# What opens a file or folder that is no stream of text, to be closed after the last record: gives a function that takes
# a record, whose article's id is unlike all before. On an error what it wrote is thrown away.
Open = Callable[[Path, Layout], AbstractContextManager[Callable[[Record], None]]]


@dataclass(frozen=True, slots=True)
class Mark:
    """By what an output of ours is known among the inputs, so that no run reads what another wrote.

    Attributes:
        place: `schema`, `label`, `name` are fields of a JSON object, `model_version` one of its predictions; `column`
            is the first of a table; `head` is the beginning of a page; what is left is a file of a folder.
        begins: how what stands there begins.
    """

    place: Literal["schema", "label", "name", "model_version", "column", "head", "annotation.conf"]
    begins: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """An output kind: its name, the suffixes that choose it, and where what writes it lives.

    Attributes:
        module: in `claimx.export`; holds `write_NAME` (a `Write`), or `open_NAME` (an `Open`) and its `ERRORS`.
        kind: pieces of `text`, a `file` written by a library, or a `folder`.
        has_rows: whether `Layout.rows` says what it shows.
        is_whole: whether it holds all of a record, so that `claimx convert` can read it back.
        is_json: whether it is JSON of some form, to which any suffix of JSON is true.
        needs_text: whether every record must carry the article's text.
        extra: the extra of claimx that brings its library.
        libraries: the modules of that library.
        side_files: what is added to a file's name for files that its library keeps beside it while it is open.
        mark: by what it is known among the inputs; None for what no reader takes, and for what is like an article:
            such a file is not written where the next run would read it.
        most: how many articles a person may look through in one; None where there is no such limit.
        in_parts: whether an output of many parts makes sense: for programs, which read them together.
    """

    name: str
    module: str
    suffixes: tuple[str, ...] = ()
    kind: Literal["text", "file", "folder"] = "text"
    has_rows: bool = False
    is_whole: bool = False
    is_json: bool = False
    needs_text: bool = False
    extra: str | None = None
    libraries: tuple[str, ...] = ()
    side_files: tuple[str, ...] = ()
    mark: Mark | None = None
    most: int | None = None
    in_parts: bool = False

    def write(self, records: Iterable[Report | Record], layout: Layout) -> Iterator[str]:
        """The records as pieces of text; the module is imported now."""
        return cast("Write", getattr(self._load(), f"write_{self.name}"))(records, layout)

    def open(self, path: Path, layout: Layout) -> AbstractContextManager[Callable[[Record], None]]:
        """What takes the records that go to a path, where nothing is yet."""
        return cast("Open", getattr(self._load(), f"open_{self.name}"))(path, layout)

    @property
    def errors(self) -> tuple[type[Exception], ...]:
        """What its library raises where the output can't be written."""
        return cast("tuple[type[Exception], ...]", getattr(self._load(), "ERRORS", ()))

    def up_to_its_most(self, articles: Iterable[T]) -> Iterator[T]:
        """The articles, one by one.

        Raises:
            OutputError: at the first that is too many.
        """
        for number, article in enumerate(articles):
            if number == self.most:
                raise OutputError(
                    f"{self.name} output holds {self.most} articles at most, for a person to look through; "
                    "write claims.jsonl, then: claimx report claims.jsonl"
                )
            yield article

    def _load(self) -> ModuleType:
        self.check_libraries()
        return import_module(f"claimx.export.{self.module}")

    def check_libraries(self, *, load: bool = True) -> None:
        """Fail where its library is not installed; `load`: or can't be imported, which takes a second.

        Raises:
            OutputError: with the command that installs it.
        """
        for name in self.libraries:
            try:
                if load:
                    import_module(name)
                elif sys.modules.get(name, name) is None or find_spec(name) is None:
                    raise ModuleNotFoundError(name=name)
            except ImportError as error:
                cure = f"try: {install_command(self.extra)}" if self.extra else "install claimx again"
                raise OutputError(f"{self.name} output needs {name}, which is not installed; {cure}") from error


RECORD, ROW = Mark("schema", "claimx/"), Mark("column", "article_id")
PAGE = Mark("head", '<meta name="generator" content="claimx ')
FOLDER = Mark("annotation.conf", "# Written by claimx.")
TASK = Mark("model_version", "claimx ")
COLLECTION, CLAIMS = Mark("label", "claims found by claimx"), Mark("name", "claims found by claimx")
FORMATS = {
    each.name: each
    for each in (
        Format(name="table", suffixes=(".txt",), module="table", has_rows=True),
        Format(name="json", suffixes=(".json",), module="json", is_whole=True, is_json=True, mark=RECORD),
        Format(
            name="jsonl", suffixes=(".jsonl", ".ndjson"), module="json", is_whole=True, is_json=True, mark=RECORD,
            in_parts=True,
        ),
        Format(name="csv", suffixes=(".csv",), module="delimited", has_rows=True, mark=ROW, in_parts=True),
        Format(name="tsv", suffixes=(".tsv",), module="delimited", has_rows=True, mark=ROW, in_parts=True),
        Format(name="markdown", suffixes=(".md", ".markdown"), module="markdown", has_rows=True),
        Format(name="html", suffixes=(".html", ".htm"), module="html", needs_text=True, mark=PAGE, most=500),
        Format(
            name="parquet", suffixes=(".parquet",), module="parquet", kind="file", has_rows=True, extra="parquet",
            libraries=("pyarrow",), mark=ROW, in_parts=True,
        ),
        Format(
            name="xlsx", suffixes=(".xlsx",), module="xlsx", kind="file", has_rows=True, extra="xlsx",
            libraries=("xlsxwriter",),
        ),
        Format(
            name="sqlite", suffixes=(".sqlite", ".sqlite3", ".db"), module="sqlite", kind="file",
            is_whole=True, libraries=("sqlite_utils",), side_files=("-wal", "-journal"), in_parts=True,
        ),
        Format(
            name="duckdb", suffixes=(".duckdb",), module="duckdb", kind="file", is_whole=True, extra="duckdb",
            libraries=("duckdb", "pyarrow"), side_files=(".wal",), in_parts=True,
        ),
        Format(name="brat", module="brat", kind="folder", needs_text=True, mark=FOLDER),
        Format(name="labelstudio", module="labelstudio", is_json=True, needs_text=True, mark=TASK),
        Format(name="w3c", suffixes=(".jsonld",), module="w3c", is_json=True, needs_text=True, mark=COLLECTION),
        Format(name="schemaorg", module="schemaorg", is_json=True, mark=CLAIMS),
    )
}  # fmt: skip
MARKS = tuple(dict.fromkeys(each.mark for each in FORMATS.values() if each.mark is not None))
UNMARKED = tuple(suffix for each in FORMATS.values() if each.mark is None for suffix in each.suffixes)
BY_SUFFIX = {suffix: each for each in FORMATS.values() for suffix in each.suffixes}


def format_of(path: str) -> Format | None:
    """The format that a file's suffix asks for, if any."""
    return BY_SUFFIX.get(PurePath(path).suffix.lower())


SPREADSHEETS = (".xls", ".ods", ".xlsm", ".xlsb", ".numbers")
CONLLU = (".conllu", ".conll")  # no output of records: of the grammar beneath them
PARSED = "CoNLL-U is what `claimx parse FILE -o FILE.conllu` writes, of articles or of records made --with-text"


def promised_other(path: str, chosen: Format) -> Format | None:
    """The format that a file's suffix promises, where what is to be written is something else.

    Any text may be called `.txt`, any JSON by a suffix of JSON.
    """
    said = format_of(path)
    if said is None or said is chosen or chosen.kind == "folder" or (said.is_json and chosen.is_json):
        return None
    return None if said.name == "table" and chosen.kind == "text" else said


def named_format(path: str, name: str | None = None) -> Format:
    """The format of this name, else the one that the output's suffix asks for.

    Raises:
        OutputError: where the suffix says nothing.
    """
    found = format_of(path) if name is None else FORMATS.get(name)
    if found is None:
        known = ", ".join(suffix for each in FORMATS.values() for suffix in each.suffixes[:1])
        suffix = PurePath(path).suffix
        what = f"no format has the suffix {suffix!r}" if suffix else "the name has no suffix to tell its format"
        if suffix in SPREADSHEETS:
            raise OutputError(f"{path}: {what}; Excel, LibreOffice and the like open .xlsx")
        from claimx.readers.kinds import COMPRESSIONS  # noqa: PLC0415 - a name of an output that is refused

        if suffix in COMPRESSIONS:
            bare = shlex.quote(path.removesuffix(suffix))
            raise OutputError(f"{path}: one file is not written packed; write {bare} and pack it, or parts: --compress")
        if suffix in CONLLU:
            raise OutputError(f"{path}: {PARSED}")
        raise OutputError(f"{path}: {what}; use {known} or give --format")
    return found
