"""What a batch was asked for: its output (`Target`) and how the work is done (`Order`)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.cli.selection import EVERYTHING, Selection
from claimx.errors import OutputError
from claimx.export.formats import UNMARKED

if TYPE_CHECKING:
    from claimx.export import Format, Record
    from claimx.readers import ReadOptions
    from claimx.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The output: where, in what form, and which claims."""

    output: str
    format: Format
    rows: str
    selection: Selection

    @property
    def how(self) -> dict[str, Any]:
        """What the output depends on besides the records."""
        wanted = {name: list(values) for name, values in dataclasses.asdict(self.selection).items()}
        return {"format": self.format.name, "rows": self.rows, **wanted}

    def select(
        self, settings: Settings, notice: Callable[[str], None]
    ) -> Callable[[Iterable[Record]], Iterator[Record]] | None:
        """What keeps the claims that are wanted; None for all."""
        if self.selection == EVERYTHING:
            return None
        return lambda records: self.selection.of_records(records, settings.lexicon, notice)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How the work is done; `ray` is a cluster's address, "" for one of this machine, None for no Ray."""

    options: ReadOptions
    with_text: bool = False
    timeout: int | None = None
    workers: int | None = None
    resume: bool = True
    part: tuple[int, int] | None = None
    fail_fast: bool = False
    dry_run: bool = False
    ray: str | None = None


def refuse_article(inputs: Sequence[str], output: str) -> None:
    """Fail where the next run would read this output as an article.

    Raises:
        OutputError: with what to do.
    """
    from claimx.readers.kinds import SUFFIXES  # noqa: PLC0415 - each command imports what it uses

    suffix = Path(output).suffix.lower()
    for folder in inputs:
        if (
            suffix in UNMARKED
            and suffix in SUFFIXES
            and Path(folder).is_dir()
            and Path(output).resolve().is_relative_to(Path(folder).resolve())
        ):
            raise OutputError(f"{output}: batch reads the {suffix} files in {folder} as articles; write it elsewhere")
