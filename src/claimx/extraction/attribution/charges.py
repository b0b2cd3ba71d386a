"""What somebody is accused of."""

from __future__ import annotations

from claimx.extraction.attribution.constructions.prepositional import opener_of
from claimx.extraction.attribution.context import Context
from claimx.syntax import ancestors, complementizer_of, obliques_of, preposition_token_of

FRAMES_OF_BLAME = {"of": "object-of", "for": "object-for", "to": "object-to-noun", "with": "object-to-noun"}


def charge(ctx: Context, noun: int, denying: int) -> tuple[int, int, int] | None:
    """What somebody is accused of, whole, where "which he denied" hangs on a noun in it: its head and its stretch.

    "He was accused of [taking bribes from a builder], which he denied": no builder is denied.
    """
    parse, head = ctx.parse, noun
    opening = next((k for k in range(denying - 1, noun, -1) if parse.words[k] == ","), None)
    if opening is None or not ctx.is_relative(opening + 1):
        return None
    for above in ancestors(parse, noun):
        frames = {frame for entry in ctx.verbs_at(above) for frame in entry.frames}
        charges = (*(o for o in obliques_of(parse, above) if above < o <= noun), head)
        found = next((c for c in charges if FRAMES_OF_BLAME.get(opener_of(ctx, c)) in frames), None)
        if found is not None:
            mark = preposition_token_of(parse, found)
            mark = complementizer_of(parse, found) if mark is None else mark
            return None if mark is None else (found, mark + 1, opening)
        head = above
    return None
