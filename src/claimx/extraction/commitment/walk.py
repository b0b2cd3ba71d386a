"""A commitment on its way down the tree, with every step that changed it."""

from __future__ import annotations

from claimx.extraction.commitment.descent import Descent
from claimx.extraction.commitment.state import NAMES, Effect, State, changed, told
from claimx.extraction.findings import Commitment

# Nobody nests deeper.
MOST_STEPS = 100


class Walk:
    """Starts where a commitment does and goes down from word to word.

    Attributes:
        state: the commitment here.
        steps: what changed it, in words.
    """

    def __init__(self, descent: Descent, start: State) -> None:
        self.descent = descent
        self.state = self._incoming = start
        self.steps: list[str] = []
        self._at: int | None = None

    def under(self, effect: Effect) -> None:
        """One more operator."""
        before, self.state = self.state, changed(self.state, effect)
        if effect.note and self.state != before:
            self.steps.append(told(effect.note, self.state))

    def start_from(self, state: State, note: str) -> None:
        """Another start, and why."""
        if state != self.state:
            self.steps.append(told(note, state))
        self.state = self._incoming = state

    def go_to(self, token: int) -> None:
        """Down to a word: what its parent hands on, under what stands on the word itself."""
        if self._at is None:
            self._incoming = self.state
        else:
            before = self._incoming
            self._incoming, note = self.descent.to_dependent(before, self.state, self._at, token)
            if note and self._incoming != before:
                self.steps.append(told(note, self._incoming))
        self.state, self._at = self._incoming, token
        for effect in self.descent.operators.effects(token):
            self.under(effect)

    def follow_complements(self, token: int) -> int:
        """Down to the real claim of "seems to have", "failed to", "is believed to"; the word where it stands."""
        seen = {token}
        while len(seen) < MOST_STEPS:
            below = self.descent.transparent_complement(token)
            if below is None or below in seen:
                break
            self.go_to(below)
            seen.add(below)
            token = below
        return token

    def outcome(self) -> Commitment:
        """What the walk came to."""
        value = float(self.state.rank)
        return Commitment(
            negative=self.state.negative,
            certainty=NAMES[self.state.rank],
            factuality=(-value if self.state.negative else value) + 0.0,  # no -0.0
            path=tuple(self.steps),
        )
