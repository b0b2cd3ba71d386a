"""`claimx compare --explain`: why a group is one, why a number stands alone, why two are together or apart."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.cli.compare_given import Given
from claimx.cli.console import DONE, FAILED, write_output
from claimx.errors import InputError


class MissingError(InputError):
    """There is nothing of this id."""

    def __init__(self, id_: str, words: str) -> None:
        super().__init__(words)
        self.id = id_


def explained(given: Given, ids: list[str], *, window: int) -> int:
    """Print the reasons; return the exit code."""
    try:
        lines = of_two(given, ids, window=window) if len(ids) == 2 else of_one(given, ids[0], window=window)
    except MissingError as error:
        given.console.input_failed(error.id, error)
        return FAILED
    write_output(["".join(f"{line}\n" for line in lines)], None, paged=given.console.paged)
    return FAILED if given.console.failed else DONE


def of_two(given: Given, ids: list[str], *, window: int) -> Iterable[str]:
    """Why two numbers are together or apart.

    Raises:
        MissingError: where one of them is not there.
    """
    from claimx.compare.across import compare as compared  # noqa: PLC0415 - each command imports what it uses
    from claimx.compare.across.lexicon import using  # noqa: PLC0415 - the same
    from claimx.compare.across.placing import stand_apart  # noqa: PLC0415 - the same
    from claimx.compare.across.reasons import Watch, reasons_for  # noqa: PLC0415 - the same

    watch = Watch()
    groups = compared(
        watch.of(given.records()), window=window, lexicon=given.lexicon(), workers=given.workers
    ).groups  # fmt: skip
    first, second = ids
    for id_ in ids:
        if id_ not in watch.found:
            raise MissingError(id_, "no number that tells what it speaks of has this id")
    with using(given.lexicon()):
        reasons = reasons_for(watch.found[first], watch.found[second], window=window)
        apart = stand_apart(first, second, watch.found, groups, window=window) if reasons.verdict.together else ()
        return [*reasons.lines(), *apart]


def of_one(given: Given, id_: str, *, window: int) -> Iterable[str]:
    """Why a group is one, or the group that a number is in; or why a number is in none.

    Raises:
        MissingError: where there is neither.
    """
    from claimx.cli.compare_table import reasons_of  # noqa: PLC0415 - brings Rich
    from claimx.compare.across import compare as compared  # noqa: PLC0415 - each command imports what it uses
    from claimx.compare.across.lexicon import using  # noqa: PLC0415 - the same
    from claimx.compare.across.placing import standing_for  # noqa: PLC0415 - the same
    from claimx.compare.across.reasons import Watch, alone  # noqa: PLC0415 - the same

    watch = Watch(None if "#" in id_ else ())
    records = watch.of(given.records())
    groups = compared(records, window=window, lexicon=given.lexicon(), workers=given.workers).groups
    group = groups.called(id_) or groups.holding(id_)
    if group is not None:
        return reasons_of(group)
    if id_ in watch.found:
        figure = watch.found[id_]
        with using(given.lexicon()):
            better = standing_for(figure, watch.found.values())
            held = groups.holding(better.id) if better is not None else None
            if better is None or held is None:
                return list(alone(figure, watch.found.values(), window=window))
            return [f"{id_} is told again by {better.id}, which stands for both", *reasons_of(held)]
    there = "there is 1 group" if len(groups) == 1 else f"there are {len(groups):,} groups"
    raise MissingError(id_, f"no group has this id, nor a number that tells what it speaks of; {there}")
