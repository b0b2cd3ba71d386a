"""Which rules were tried at a word, what refused each, and what took away again what one found: `explain --trace`.

Nothing in the rules serves this: while a text is analysed once more, the interpreter reports what the rules' own code
executes, and the last condition tested before a rule gave nothing is the one that refused. The steps that may lose a
finding (`LOSSES` of a concept) are listened to in the same way.
"""

from __future__ import annotations

import dis
import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Literal, TypeAlias

from claimx.extraction.rule import AnyRule, Loss, Rule
from claimx.syntax import Parse
from claimx.syntax.mends import Mend
from claimx.wording import Positions, Wording

Outcome: TypeAlias = Literal["found", "refused", "lost"]
FURTHER: tuple[Outcome, ...] = ("refused", "lost", "found")
# Attributes by which an argument of a rule may hold the token it is about.
TOKEN_ATTRIBUTES = ("token", "verb", "noun", "head", "cue_head")
# A pair of tokens longer than this is a clause or a sentence, no word.
LONGEST_PHRASE = 12
# Instructions between what is tested and the jump.
UNTOLD = frozenset({"TO_BOOL", "CACHE", "EXTENDED_ARG", "COPY", "NOT_TAKEN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One rule tried at a word.

    Attributes:
        rule: its id, or that of a mend; the concept alone where the word was lost before any was tried.
        outcome: whether it found something there, and whether that was lost again.
        why: why it was lost.
        words: in plain English, what the condition asked and how it came out; None where the code does not tell.
        condition: the code of the condition that refused, or of the call that gave nothing; None where it found, or
            several findings were compared.
        place: the module and line of that code, or of the step by which it was lost.
        passed: how many of the rule's own conditions were tested before.
    """

    rule: str
    outcome: Outcome
    why: str | None = None
    words: str | None = None
    condition: str | None = None
    place: str | None = None
    passed: int = 0


@dataclass(slots=True)
class Running:
    """The frame of a rule or a step while it runs."""

    heard: AnyRule | Loss | Mend
    at_word: bool
    given: frozenset[str] = frozenset()  # the rules of the findings at the word that a step compares with others
    lost: Attempt | None = None
    was_at_word: bool = False
    found: bool = False
    condition: Positions | None = None  # what was tested last
    call: Positions | None = None
    before: Positions | None = None  # the instruction before
    passed: int = 0
    tested_last: bool = True


@dataclass(slots=True)
class Tracer:
    """Listens to the interpreter while rules run, and the steps before and behind them."""

    heard: dict[CodeType, AnyRule | Loss | Mend]
    parse: Parse
    token: int
    attempts: list[Attempt] = field(default_factory=list)
    running: dict[FrameType, Running] = field(default_factory=dict)

    def __call__(self, frame: FrameType, event: str, _: Any) -> Any:
        """Called for every call; only frames of rules and of steps are followed."""
        heard = self.heard.get(frame.f_code)
        if event != "call" or heard is None:
            return None
        if frame not in self.running:
            arguments = [frame.f_locals[name] for name in frame.f_code.co_varnames[: frame.f_code.co_argcount]]
            lists = [each for each in arguments if isinstance(each, list)] if isinstance(heard, Loss) else []
            given = frozenset().union(*map(self.rules_at_word, lists))
            self.running[frame] = Running(heard=heard, at_word=any(map(self.is_at_word, arguments)), given=given)
        frame.f_trace_opcodes = True
        return self.follow

    def follow(self, frame: FrameType, event: str, value: Any) -> Any:
        """Called for every instruction of a rule, and where it returns or yields."""
        state, code = self.running[frame], frame.f_code
        if event == "opcode":
            self.note(frame, state)
        elif event == "return":
            name = instructions_of(code)[frame.f_lasti].opname
            if name == "YIELD_VALUE":
                state.found = state.found or state.at_word
                return self.follow
            del self.running[frame]
            if isinstance(state.heard, Loss):
                self.lose(state, state.heard, frame, value)
            elif state.at_word or state.was_at_word:
                is_generator = bool(code.co_flags & inspect.CO_GENERATOR)
                found = state.found if is_generator else value is not None and value is not False
                self.attempts.append(state.lost or attempt_of(state.heard.id, state, frame, found=found))
        return self.follow

    def lose(self, state: Running, loss: Loss, frame: FrameType, value: Any) -> None:
        """Note that what a rule found at the word was lost, where a step says so."""
        if isinstance(value, list):
            rules = state.given - self.rules_at_word(value)
        else:
            rules = frozenset({loss.concept} if state.at_word and value is loss.answer else ())
        for rule in rules:
            refused = attempt_of(rule, state, frame, found=False)
            told = (None, None) if isinstance(value, list) else (refused.words, refused.condition)
            self.mark_lost(replace(refused, outcome="lost", why=loss.why, words=told[0], condition=told[1]))

    def mark_lost(self, lost: Attempt) -> None:
        """Put a loss in place of what the rule found that it names, or the last of its concept."""
        for state in reversed(self.running.values()):
            if isinstance(state.heard, Rule) and state.found and state.heard.id.startswith(lost.rule):
                state.lost = replace(lost, rule=state.heard.id)
                return
        for number, attempt in reversed(list(enumerate(self.attempts))):
            if attempt.outcome == "found" and attempt.rule.startswith(lost.rule):
                self.attempts[number] = replace(lost, rule=attempt.rule)
                return
        self.attempts.append(lost)

    def rules_at_word(self, findings: list[Any]) -> frozenset[str]:
        """The ids of the rules whose findings stand at the word."""
        rules = [each.rule for each in findings if hasattr(each, "rule") and self.is_at_word(each)]
        return frozenset(rule if isinstance(rule, str) else rule.id for rule in rules)

    def note(self, frame: FrameType, state: Running) -> None:
        """Remember conditions and calls; in a loop over the text, only while it is at the word."""
        code = frame.f_code
        targets = loop_targets(code)
        if targets and code.co_flags & inspect.CO_GENERATOR:
            state.at_word = any(self.is_at_word(frame.f_locals.get(name)) for name in targets)
            state.was_at_word = state.was_at_word or state.at_word
        if not state.at_word:
            return
        instruction = instructions_of(code)[frame.f_lasti]
        if "JUMP" in instruction.opname and "IF_" in instruction.opname:
            # A jump is given the place of its statement, what it tests that of the condition.
            state.condition, state.tested_last = state.before or instruction.positions, True
            state.passed += 1
        elif instruction.opname.startswith("CALL"):
            state.call, state.tested_last = instruction.positions, False
        if instruction.opname not in UNTOLD:
            state.before = instruction.positions

    def is_at_word(self, value: Any) -> bool:
        """Whether a value is the word's token, holds it, or is a short stretch around it."""
        if isinstance(value, bool) or value is None:
            return False
        if isinstance(value, int):
            return value == self.token
        if isinstance(value, tuple):
            if hasattr(value, "_fields"):
                return any(map(self.is_at_word, value))
            pair = len(value) == 2 and all(type(each) is int for each in value)
            if pair and value[1] - value[0] <= LONGEST_PHRASE:
                return bool(value[0] <= self.token < value[1])
            return bool(value) and type(value[0]) is int and value[0] == self.token
        if any(getattr(value, name, None) == self.token for name in TOKEN_ATTRIBUTES):
            return True
        if isinstance(cue := getattr(value, "cue", None), int | tuple):
            return self.is_at_word(cue)
        start, end = getattr(value, "start", None), getattr(value, "end", None)
        if isinstance(start, int) and isinstance(end, int) and not isinstance(value, Parse):
            return start < self.parse.end[self.token] and self.parse.start[self.token] < end
        return False


def trace(
    run: Callable[[], object],
    rules: Sequence[AnyRule | Mend],
    losses: Sequence[Loss],
    parse: Parse,
    token: int,
) -> tuple[Attempt, ...]:
    """The rules and mends tried at a token while `run` reads the text, each once: the nearest to a finding first.

    Args:
        run: parses and analyses the very text of `parse`.
        rules: those to listen to.
        losses: the steps to listen to.
        parse: the text.
        token: the word.
    """
    heard: dict[CodeType, AnyRule | Loss | Mend] = {inspect.unwrap(rule.apply).__code__: rule for rule in rules}
    heard |= {inspect.unwrap(loss.step).__code__: loss for loss in losses}
    tracer = Tracer(heard, parse, token)
    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        run()
    finally:
        sys.settrace(before)
    return tuple(sorted(once_each(tracer.attempts), key=nearness))


def nearness(attempt: Attempt) -> tuple[int, int]:
    """What found stands first, then what was lost, then what refused, the rule first that tested most before."""
    return -FURTHER.index(attempt.outcome), -attempt.passed


def once_each(attempts: Sequence[Attempt]) -> Iterator[Attempt]:
    """Each rule once: where it found something, or else where it got furthest at last."""
    best: dict[str, Attempt] = {}
    for attempt in attempts:
        old = best.get(attempt.rule)
        if old is None or FURTHER.index(attempt.outcome) >= FURTHER.index(old.outcome):
            best[attempt.rule] = attempt
    return iter(best.values())


def attempt_of(rule: str, state: Running, frame: FrameType, *, found: bool) -> Attempt:
    if found:
        return Attempt(rule=rule, outcome="found")
    code = frame.f_code
    positions = state.condition if state.tested_last else state.call
    line = (positions or (None,))[0] or code.co_firstlineno
    place = f"{Path(code.co_filename).parent.name}/{Path(code.co_filename).name}:{line}"
    asked = Wording(code, frame.f_globals).of(positions, frame.f_lineno) if positions else None
    words, condition = (None, None) if asked is None else (asked.words, asked.code)
    return Attempt(rule=rule, outcome="refused", words=words, condition=condition, place=place, passed=state.passed)


@cache
def instructions_of(code: CodeType) -> dict[int, dis.Instruction]:
    """The instructions of a code object by offset."""
    return {instruction.offset: instruction for instruction in dis.get_instructions(code)}


@cache
def loop_targets(code: CodeType) -> tuple[str, ...]:
    """The variables that the first loop of a function runs over."""
    names: list[str] = []
    in_loop = False
    for instruction in dis.get_instructions(code):
        if instruction.opname == "FOR_ITER":
            in_loop = True
        elif in_loop and instruction.opname in {"STORE_FAST", "STORE_DEREF"}:
            names.append(str(instruction.argval))
        elif in_loop and instruction.opname not in {"UNPACK_SEQUENCE", "CACHE"}:
            break
    return tuple(names)
