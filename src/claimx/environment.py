"""What Python and the libraries read from the environment of a process, when it starts or when they are loaded."""

from __future__ import annotations

import os
import sys
from types import ModuleType

# One thread a process: more would wait for each other; claimx works in processes.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
# A new process looks for modules in the folder it is started in, before all others: a `pickle.py` among a stranger's
# articles would run. This keeps it from that.
SAFE_PATH = {"PYTHONSAFEPATH": "1"}


def prepare_process() -> None:
    """Tell the libraries of this process, and every process it starts; threads only where nothing else is said."""
    say(ONE_THREAD)
    os.environ.update(SAFE_PATH)
    leave_commands_out()


def leave_commands_out() -> None:
    """Let `import spacy` do without spaCy's command line, which takes as long as all the rest of it.

    Of that, spaCy offers one function. It comes when it is called; whoever imports the commands by name gets them.
    """
    name = "spacy.cli.info"
    if "spacy" in sys.modules or name in sys.modules:
        return

    def info(*args: object, **kwargs: object) -> object:
        sys.modules.pop(name, None)
        from spacy.cli.info import info as whole  # noqa: PLC0415

        return whole(*args, **kwargs)  # type: ignore[arg-type]

    sys.modules[name] = ModuleType(name)
    sys.modules[name].info = info  # type: ignore[attr-defined]


def is_single() -> bool:
    """Whether NumPy's products keep to one thread, whichever library does them."""
    return all(os.environ.get(name) == "1" for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"))


def cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def say(variables: dict[str, str]) -> None:
    """Tell this process, and those that it starts, what nobody has told them otherwise."""
    for name, value in variables.items():
        os.environ.setdefault(name, value)
