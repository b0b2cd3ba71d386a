"""What a batch is asked for: its output (`Target`) and how the work is done (`Order`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.errors import OutputError
from claimx.export.formats import UNMARKED, USUAL_DIALECT, Dialect
from claimx.readers.kinds import SUFFIXES
from claimx.readers.own import is_own_table

if TYPE_CHECKING:
    from claimx.export import Format, Record
    from claimx.export.packing import Packing
    from claimx.readers import ReadOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The output.

    Attributes:
        rows: what a row is, where the format has rows.
        dialect: how rows are written.
        select: keeps the claims that are wanted; None for all.
            It is sent to the workers that write parts, and takes what there is to say.
        selected: by what it chooses, as it is kept to tell a finished output.
        in_parts: whether the output is a folder of parts.
        parts: how many; None for parts of the usual size.
        packing: how text is packed.
    """

    output: str
    format: Format
    rows: str
    dialect: Dialect = USUAL_DIALECT
    select: Callable[[Iterable[Record], Callable[[str], None]], Iterator[Record]] | None = None
    selected: dict[str, list[str]] = field(default_factory=dict)
    in_parts: bool = False
    parts: int | None = None
    packing: Packing | None = None

    @property
    def how(self) -> dict[str, Any]:
        """What the output depends on besides the records."""
        mark: dict[str, Any] = {"bom": True} if self.dialect.bom else {}
        mark |= {"columns": list(self.dialect.columns)} if self.dialect.columns else {}
        mark |= {"delimiter": self.dialect.delimiter} if self.dialect.delimiter != "," else {}
        mark |= {"decimal": self.dialect.decimal} if self.dialect.decimal != "." else {}
        mark |= {"packing": self.packing} if self.packing else {}
        return {"format": self.format.name, "rows": self.rows, **mark, **self.selected}

    def part_name(self, number: int) -> str:
        """The name of a part's file, in the folder of the output or in that of a kind of row."""
        return f"part-{number:05}{self.format.suffixes[0]}{f'.{self.packing}' if self.packing else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How the work is done; `ray` is a cluster's address, "" for one of this machine, None for no Ray."""

    options: ReadOptions
    model: str | None = None
    lexicon: tuple[Path, ...] = ()
    with_text: bool = False
    timeout: int | None = None
    workers: int | None = None
    resume: bool = True
    verify: bool = False
    part: tuple[int, int] | None = None
    fail_fast: bool = False
    ray: str | None = None


def refuse_article(inputs: Sequence[str], target: Target) -> None:
    """Fail where the next run would read this output as an article.

    Raises:
        OutputError: with what to do.
    """
    output, suffix = target.output, Path(target.output).suffix.lower()
    is_known = suffix not in UNMARKED and (not target.dialect.columns or is_own_table(target.dialect.columns))
    if is_known or target.in_parts or suffix not in SUFFIXES:
        return
    for folder in inputs:
        if Path(folder).is_dir() and Path(output).resolve().is_relative_to(Path(folder).resolve()):
            raise OutputError(f"{output}: batch reads the {suffix} files in {folder} as articles; write it elsewhere")
