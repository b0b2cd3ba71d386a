"""A crew of actors of a Ray cluster. The state folder must be storage that all of its nodes see, as must the inputs."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from claimx.batch.crew import Died, RunError, cause_of_death, work_together
from claimx.batch.job import Job
from claimx.batch.marks import is_installed
from claimx.batch.order import Target
from claimx.batch.shards import Shard
from claimx.batch.state import State
from claimx.batch.tasks import Answer, Part, Result, Task
from claimx.batch.work import Worker
from claimx.environment import ONE_THREAD, SAFE_PATH
from claimx.errors import ClaimxError, OutputError
from claimx.installing import install_command
from claimx.worker_process import KEPT_MEMORY

PATIENCE = 10.0  # seconds for a cluster to answer
LOOPBACK = "127."
# Ray's own switch, which it sets off on macOS and Windows: whether a new cluster listens to the network, so that other
# machines may join it. Ray asks nobody who they are: whoever reaches a port of it can run programs as this user.
RUN = "CLAIMX_RUN"  # in the environment of all that a run starts on a cluster of its own
TO_NETWORK = "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"


class Actor(Worker):
    """A worker on some machine of the cluster, in the run's working folder, which relative paths start from."""

    def __init__(self, job: Job, state: State, *, fail_fast: bool, folder: str, target: Target | None) -> None:
        super().__init__(job, state, fail_fast=fail_fast, alone=True, target=target)
        with contextlib.suppress(OSError):
            os.chdir(folder)


class Actors:
    """See `claimx.batch.crew.Crew`. A hand is an actor's handle.

    Attributes:
        workers: how many there may be.
    """

    def __init__(
        self,
        job: Job,
        state: State,
        *,
        address: str = "",
        workers: int | None = None,
        fail_fast: bool = False,
        target: Target | None = None,
    ) -> None:
        self.ray = start_ray(address, workers)
        self.workers = workers or max(1, int(self.ray.cluster_resources().get("CPU", 1)))
        environment = {"env_vars": ONE_THREAD | KEPT_MEMORY | SAFE_PATH}
        self._actor = self.ray.remote(num_cpus=1, runtime_env=environment)(Actor)
        self._arguments = (job, state, fail_fast, target)
        self._answers: dict[Any, Any] = {}

    def start(self) -> Any:
        """A new actor; Ray finds it a place."""
        job, state, fail_fast, target = self._arguments
        return self._actor.remote(job, state, fail_fast=fail_fast, folder=str(Path.cwd()), target=target)

    def give(self, hand: Any, task: Task) -> None:
        """Send a task."""
        self._answers[hand.do.remote(task)] = hand

    def wait(self, busy: list[Any]) -> list[tuple[Any, Answer | Exception]]:  # noqa: ARG002 - `Crew` passes them
        """Wait for an answer, or for the end of an actor."""
        ready, _ = self.ray.wait(list(self._answers), num_returns=1)
        return [(self._answers.pop(answer), self._heard(answer)) for answer in ready]

    def _heard(self, answer: Any) -> Answer | Exception:
        try:
            result: Answer = self.ray.get(answer)
        except self.ray.exceptions.RayTaskError as error:
            cause = error.cause
            return cause if isinstance(cause, ClaimxError) else RuntimeError(f"{type(cause).__name__}: {cause}")
        except self.ray.exceptions.RayError as error:  # the actor, or its node, has died
            return Died((str(error).splitlines() or [type(error).__name__])[0].rstrip("."))
        return result

    def stop(self, hand: Any) -> None:
        """End an actor at once."""
        with contextlib.suppress(Exception):  # it may be gone, and the cluster with it
            self.ray.kill(hand)


def start_ray(address: str, workers: int | None) -> Any:
    """Ray, connected to a cluster, or to a new one on this machine that ends with the run.

    Raises:
        RunError: where the cluster can't be reached.
    """
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ.update(SAFE_PATH)
    if not address:
        os.environ[TO_NETWORK] = "0"
    import ray  # noqa: PLC0415 - an extra

    refuse_silence(address)
    given: dict[str, Any] = (
        {"address": address} if address else {"address": "local", "num_cpus": workers, "include_dashboard": False}
    )
    try:
        with nowhere(), own_signals():
            ray.init(log_to_driver=False, logging_level=logging.ERROR, ignore_reinit_error=True, **given)
    except KeyboardInterrupt:
        stop_ray(ray)  # it is there in part
        raise
    except Exception as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise RunError(f"the Ray cluster {address or 'on this machine'} can't be used: {reason}") from error
    listens = ray.util.get_node_ip_address()
    if not address and not listens.startswith(LOOPBACK):
        stop_ray(ray)
        raise RunError(
            f"this version of Ray opens its ports to the network ({listens}), where anybody who reaches them can run "
            "programs; install a newer one, or start a cluster behind a firewall and give --address"
        )
    return ray


@contextlib.contextmanager
def outlived() -> Iterator[None]:
    """A block after which another process ends all that it started, where this one is killed and can't."""
    os.environ[RUN] = f"{os.getpid()}-{time.time_ns()}"
    command = [sys.executable, "-I", "-S", str(Path(__file__).with_name("reaper.py")), f"{RUN}={os.environ[RUN]}"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)
    try:
        yield
    finally:
        process.communicate(b"over")


def stop_ray(ray: Any) -> None:
    """Let go of a cluster; of one that began with this run nothing stays, not even what waits to see that it ended."""
    started = children_of(os.getpid())
    with contextlib.suppress(Exception):
        ray.shutdown()
    for process in started:
        with contextlib.suppress(OSError):
            os.kill(process, signal.SIGKILL)


def children_of(process: int) -> list[int]:
    """The processes below this one, where the system shows them (Linux)."""
    below = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            below += [int(each) for each in path.read_text().split()]
    return below + [each for child in below for each in children_of(child)]


@contextlib.contextmanager
def nowhere() -> Iterator[None]:
    """An empty working folder: Ray has its workers look for modules in the one it is started in, before all others."""
    with tempfile.TemporaryDirectory(prefix="claimx-") as folder, contextlib.chdir(folder):
        yield


@contextlib.contextmanager
def own_signals() -> Iterator[None]:
    """A block in which, and after which, the end of the run is our own affair: Ray takes the signal for itself."""
    utils: Any = import_module("ray._private.utils")
    handler, take = signal.getsignal(signal.SIGTERM), getattr(utils, "set_sigterm_handler", None)
    utils.set_sigterm_handler = lambda _: None
    try:
        yield
    finally:
        utils.set_sigterm_handler = take
        if threading.current_thread() is threading.main_thread():  # other versions may take it otherwise
            signal.signal(signal.SIGTERM, handler)


def refuse_silence(address: str) -> None:
    """Fail at once where nobody answers at HOST:PORT: Ray itself would wait for minutes.

    Raises:
        RunError: with what the system says.
    """
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host or not port.isdigit():
        return  # "auto", or a name that Ray knows
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE).close()
    except OSError as error:
        raise RunError(f"the Ray cluster {address} can't be used: {error.strerror or error}") from error


def make_engine(
    job: Job, state: State, *, address: str, workers: int | None, fail_fast: bool, target: Target | None = None
) -> Callable[[Iterator[Shard | Result], deque[Part]], Iterator[Answer]]:
    """What does shards on the cluster, which is looked for when the work begins.

    Raises:
        OutputError: where Ray is not installed.
    """
    if not is_installed("ray"):
        raise OutputError(f"--engine ray needs Ray, which is not installed; try: {install_command('ray')}")

    def engine(shards: Iterator[Shard | Result], parts: deque[Part]) -> Iterator[Answer]:
        with contextlib.nullcontext() if address else outlived():
            crew = Actors(job, state, address=address, workers=workers, fail_fast=fail_fast, target=target)
            cause = cause_of_death(job, state)
            try:
                yield from work_together(shards, crew, workers=crew.workers, cause=cause, parts=parts)
            finally:
                stop_ray(crew.ray)

    return engine
