"""Which conditions of the rules does nothing need? Each is left out in turn, and all cases and samples are read again,
the trees of `mends.toml` among them.

    python tests/guards.py [CONCEPT ...] [--sample N] [--seed N] [--show N] [--check]
    python tests/guards.py attribution --module quoted --corpus news.jsonl.gz --items 3000

A condition is an operand of `and`/`or`, or the whole test, of an `if`, a conditional expression or a filter. Left out,
an operand of `and` is true, one of `or` and a whole test false. Where no record of any case or sample changes, the
condition *survives*: a case is missing, or the condition is. `--check` fails where the share of survivors of a sample
passes the ceilings in `ratchets.toml`, which only fall. With `--corpus`, JSON Lines with a `text`, each survivor is
left out on real items too: where nothing changes on many thousands it may go; where something does, the first item is
printed with what changes, for an editor to say which is better and for a case of that kind to be written.
"""

from __future__ import annotations

import argparse
import ast
import gc
import gzip
import importlib
import inspect
import json
import pkgutil
import random
import signal
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields
from functools import cache, partial
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

from spacy.tokens import Doc

sys.path.insert(0, str(Path(__file__).parent.parent))

from claimx.extraction.chunks import Part
from claimx.extraction.commitment import factuality_scores
from claimx.extraction.findings import Way
from claimx.lexicons import load_lexicons
from claimx.pipeline import Analysis, analyse
from tests.case_tables import case_texts, cases_of, sample_texts
from tests.parses import doc_of_tree, stored_parses

ROOT = Path(__file__).parent.parent
CEILINGS = Path(__file__).with_name("ratchets.toml")
WATCH = "claimx_watch"
# Seconds of the processor after which a loop has no end.
LONGEST = 2
# A concept: its packages or modules under `claimx`.
CONCEPTS = {
    "attribution": ("extraction.attribution", "extraction.quotation"),
    "quantity": ("extraction.quantity", "extraction.number"),
    "hedge": ("extraction.hedge", "extraction.commitment"),
    "party": ("extraction.party",),
    "claim": (
        "extraction.claim", "extraction.own_voice", "extraction.leftover", "extraction.stretches",
        "extraction.dateline", "lexicons.layout",
    ),
    "syntax": ("syntax.mends",),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """One condition: where it stands, in which function, and what it is replaced by."""

    module: ModuleType
    function: str
    line: int
    column: int
    text: str
    value: bool
    is_test: bool  # its truth is all that is asked of it


class Replace(ast.NodeTransformer):
    """Puts a constant where a condition stands."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard

    def visit(self, node: ast.AST) -> Any:
        if place_of(node) == (self.guard.line, self.guard.column) and ast.unparse(node) == self.guard.text:
            return ast.copy_location(ast.Constant(self.guard.value), node)
        return super().generic_visit(node)


class Watch(ast.NodeTransformer):
    """Puts a call that tells of its value around each condition."""

    def __init__(self, guards: list[Guard]) -> None:
        self.numbers = {((guard.line, guard.column), guard.text): number for number, guard in enumerate(guards)}

    def visit(self, node: ast.AST) -> Any:
        place = place_of(node)
        number = self.numbers.get((place, ast.unparse(node))) if place else None
        node = super().generic_visit(node)
        if number is None:
            return node
        call = ast.Call(ast.Name(WATCH, ast.Load()), [ast.Constant(number), node], [])  # type: ignore[list-item]
        return ast.copy_location(call, node)


def place_of(node: ast.AST) -> tuple[int, int] | None:
    """Where an expression stands."""
    return (node.lineno, node.col_offset) if isinstance(node, ast.expr) else None


def conditions(test: ast.expr) -> Iterator[tuple[ast.expr, bool]]:
    """The conditions of a test with what each becomes where it is left out."""
    if isinstance(test, ast.BoolOp):
        for operand in test.values:
            if isinstance(operand, ast.BoolOp):
                yield from conditions(operand)
            else:
                yield operand, isinstance(test.op, ast.And)
    else:
        yield test, False


def guards_of(module: ModuleType) -> Iterator[Guard]:
    """The conditions of a module's functions, in the order of the source."""
    tree = ast.parse(inspect.getsource(module))

    def walk(node: ast.AST, path: tuple[str, ...], inside: str) -> Iterator[Guard]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef):
                yield from walk(child, (*path, child.name), inside)
            elif isinstance(child, ast.FunctionDef):
                name = inside or ".".join((*path, child.name))
                yield from walk(child, (*path, child.name), name)
            else:
                tests = [child.test] if isinstance(child, ast.If | ast.IfExp | ast.While) else []
                tests += child.ifs if isinstance(child, ast.comprehension) else []
                answer = child.value if isinstance(child, ast.Return) else None
                tests += [answer] if isinstance(answer, ast.BoolOp) else []
                for condition, value in [pair for test in tests for pair in conditions(test)] if inside else []:
                    yield Guard(
                        module=module, function=inside, line=condition.lineno, column=condition.col_offset,
                        text=ast.unparse(condition), value=value, is_test=answer is None,
                    )  # fmt: skip
                yield from walk(child, path, inside)

    yield from walk(tree, (), "")


def modules_of(concept: str) -> Iterator[ModuleType]:
    """The modules of a concept; names that do not exist are passed over."""
    for name in CONCEPTS[concept]:
        try:
            module = importlib.import_module(f"claimx.{name}")
        except ModuleNotFoundError:
            continue
        yield module
        if hasattr(module, "__path__"):
            for found in pkgutil.walk_packages(module.__path__, f"{module.__name__}."):
                yield importlib.import_module(found.name)


@cache
def functions_of(module: ModuleType) -> dict[str, FunctionType]:
    """The functions and methods of a module by qualified name, from under decorators."""
    path = module.__file__
    return {
        each.__qualname__: each
        for each in gc.get_objects()
        if isinstance(each, FunctionType) and each.__code__.co_filename == path
    }


def code_of(code: CodeType, name: str) -> CodeType | None:
    """The code object of a qualified name within a module's."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            if constant.co_qualname == name:
                return constant
            found = code_of(constant, name)
            if found is not None:
                return found
    return None


class Outputs(NamedTuple):
    """All that depends on the rules."""

    part: Part
    factuality: tuple[float | None, ...]
    ways: dict[str, Way]


class Texts:
    """Texts, parsed once, what is found in each, and where it matters that a condition is tested."""

    def __init__(self, texts: list[str], guards: list[Guard], trees: Iterable[Doc] = ()) -> None:
        self.lexicons = load_lexicons()
        self.docs = [*stored_parses().pipe(texts), *trees]
        self.expected: list[Outputs] = []
        self.matters: dict[Guard, dict[int, None]] = {guard: {} for guard in guards}
        with watched(guards, self.note):
            for doc in self.docs:
                self.expected.append(outputs(analyse(doc, self.lexicons)))

    def note(self, guard: Guard) -> None:
        """A condition came out otherwise than its replacement, in the text that is being read."""
        self.matters[guard][len(self.expected)] = None

    def changed_by(self, guard: Guard) -> str | None:
        """What changes, in the first text that gives other records or an error with the guard left out."""
        if not self.matters[guard]:
            return None
        try:
            with replaced(guard.module, [guard.function], Replace(guard)):
                for number in self.matters[guard]:
                    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
                    found = outputs(analyse(self.docs[number], self.lexicons))
                    if found != self.expected[number]:
                        return difference(self.docs[number].text, self.expected[number], found)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return None


def give_up(*_: object) -> None:
    """A loop without end changes something, too."""
    raise TimeoutError("a loop without end")


signal.signal(signal.SIGVTALRM, give_up)


@contextmanager
def replaced(module: ModuleType, names: list[str], change: ast.NodeTransformer) -> Iterator[None]:
    """Functions of a module run their changed source meanwhile."""
    path = str(module.__file__)
    tree = ast.fix_missing_locations(change.visit(ast.parse(inspect.getsource(module))))
    whole, functions = compile(tree, path, "exec"), functions_of(module)
    before = {name: functions[name].__code__ for name in names}
    for name in names:
        code = code_of(whole, name)
        assert code is not None, f"{name} cannot be replaced by itself"
        functions[name].__code__ = code
    forget(module)
    try:
        yield
    finally:
        for name, code in before.items():
            functions[name].__code__ = code
        forget(module)


def forget(module: ModuleType) -> None:
    """Empty the caches of a module's functions: what they know was found by other code."""
    for each in vars(module).values():
        if hasattr(each, "cache_clear"):
            each.cache_clear()


@contextmanager
def watched(guards: list[Guard], note: Callable[[Guard], None]) -> Iterator[None]:
    """`note` is told of each condition that comes out otherwise than its replacement meanwhile."""
    with ExitStack() as stack:
        for module in dict.fromkeys(guard.module for guard in guards):
            here = [guard for guard in guards if guard.module is module]
            vars(module)[WATCH] = partial(told, here, note)
            stack.callback(vars(module).pop, WATCH)
            stack.enter_context(replaced(module, list({guard.function for guard in here}), Watch(here)))
        yield


def told(guards: list[Guard], note: Callable[[Guard], None], number: int, condition: Any) -> Any:
    """The condition as it is, noted where leaving it out is something else; one that names a value always is."""
    guard = guards[number]
    if (bool(condition) if guard.is_test else condition) is not guard.value or ":=" in guard.text:
        note(guard)
    return condition


def outputs(found: Analysis) -> Outputs:
    """What the rules say of a text: its records, the way to each, how far it commits to each word."""
    return Outputs(found.part, factuality_scores(found.reading, found.found.attributions), found.ways)


def difference(text: str, expected: Outputs, found: Outputs) -> str:
    """The text, and the records that only one of the two has."""
    lines = [text.strip().replace("\n", " ⏎ ")[:600]]
    if expected.factuality != found.factuality:
        lines.append("other numbers of factuality")
    lines += [f"another way to {id_}" for id_, way in found.ways.items() if expected.ways.get(id_) != way]
    for kind in (field.name for field in fields(expected.part)):
        before, after = getattr(expected.part, kind), getattr(found.part, kind)
        if isinstance(before, list | tuple):
            lines += [f"- {record}"[:400] for record in before if record not in after]
            lines += [f"+ {record}"[:400] for record in after if record not in before]
    return "\n      ".join(lines)


def corpus_texts(path: Path, items: int) -> list[str]:
    """The texts of a file of JSON Lines, evenly drawn."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    return texts[:: max(1, len(texts) // items)][:items]


def guards_in(concept: str, module: str | None) -> list[Guard]:
    """The conditions of a concept, or of its modules whose name ends so."""
    modules = [each for each in modules_of(concept) if each.__name__.endswith(module or "")]
    functions = {each: functions_of(each) for each in modules}
    return [guard for each in modules for guard in guards_of(each) if guard.function in functions[each]]


def sampled(guards: list[Guard], arguments: argparse.Namespace) -> list[Guard]:
    """As many of the conditions as are asked for, drawn by chance, the same at each run."""
    number = min(arguments.sample or len(guards), len(guards))
    return random.Random(arguments.seed).sample(guards, number) if number < len(guards) else guards


def main() -> int:
    """Count survivors, show them, compare with the ceilings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("concepts", nargs="*", default=[], metavar="CONCEPT", help=", ".join(CONCEPTS))
    parser.add_argument("--sample", type=int, help="conditions of each concept, drawn by chance; all without it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="survivors to print of each concept")
    parser.add_argument("--module", help="only modules whose name ends so")
    parser.add_argument("--corpus", type=Path, help="JSON Lines whose items survivors are left out on as well")
    parser.add_argument("--items", type=int, default=2000, help="of the corpus  [default: 2000]")
    parser.add_argument("--check", action="store_true", help="fail where a share passes its ceiling")
    arguments = parser.parse_args()
    ceilings = tomllib.loads(CEILINGS.read_text(encoding="utf-8"))["guards"]
    concepts = arguments.concepts or CONCEPTS
    chosen = {concept: sampled(guards_in(concept, arguments.module), arguments) for concept in concepts}
    everything = [guard for guards in chosen.values() for guard in guards]
    trees = map(doc_of_tree, cases_of("mends")) if "syntax" in chosen else ()
    texts, over = Texts(list(dict.fromkeys([*case_texts(), *sample_texts()])), everything, trees), []
    survivors = {guard for guard in everything if texts.changed_by(guard) is None}
    corpus = Texts(corpus_texts(arguments.corpus, arguments.items), list(survivors)) if arguments.corpus else None
    for concept, guards in chosen.items():
        for guard in [guard for guard in guards if guard in survivors][: None if corpus else arguments.show]:
            where = Path(str(guard.module.__file__)).relative_to(ROOT)
            print(f"  {where}:{guard.line} {guard.function}: {guard.text}")
            if corpus:
                print(f"      {corpus.changed_by(guard) or 'nothing changes'}", flush=True)
        left = len(survivors.intersection(guards))
        share = 100 * left / max(len(guards), 1)
        print(f"{concept}: {left} of {len(guards)} conditions survive, {share:.1f}%", flush=True)
        if arguments.check and share > ceilings.get(concept, 100):
            over.append(f"{concept}: {share:.1f}% passes the ceiling of {ceilings[concept]}%")
    print("\n".join(over))
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
