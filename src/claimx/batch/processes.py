"""A crew of processes of this machine: spawned, one pipe each, so that one that dies takes nothing with it."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import warnings
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from typing import Any

from claimx.batch.crew import Died
from claimx.batch.job import Job
from claimx.batch.order import Target
from claimx.batch.state import State
from claimx.batch.tasks import Answer, Task
from claimx.batch.work import Worker
from claimx.environment import leave_commands_out
from claimx.errors import ClaimxError
from claimx.worker_process import follow_the_run, prepare_workers


@dataclass(frozen=True, slots=True, eq=False)
class WorkerProcess:
    """A worker process and this end of its pipe."""

    process: BaseProcess
    pipe: Any  # multiprocessing's connections have no public common type


class Processes:
    """See `claimx.batch.crew.Crew`."""

    def __init__(self, job: Job, state: State, *, fail_fast: bool = False, target: Target | None = None) -> None:
        self._arguments = (job, state, fail_fast, target)
        self._context = multiprocessing.get_context("spawn")

    def start(self) -> WorkerProcess:
        """A new process; it loads its pipeline when it gets its first shard."""
        prepare_workers()
        here, there = self._context.Pipe()
        process = self._context.Process(target=serve, args=(there, *self._arguments), daemon=True)
        process.start()
        there.close()  # so that the pipe ends when the process does
        return WorkerProcess(process, here)

    def give(self, worker: WorkerProcess, task: Task) -> None:
        """Send a task; where the process has died, `wait` tells."""
        with contextlib.suppress(OSError):
            worker.pipe.send(task)

    def wait(self, busy: list[WorkerProcess]) -> list[tuple[WorkerProcess, Answer | Exception]]:
        """Wait for answers, or for the end of a process."""
        by_pipe = {worker.pipe: worker for worker in busy}
        return [(by_pipe[pipe], self._heard(by_pipe[pipe])) for pipe in connection.wait(list(by_pipe))]

    def _heard(self, worker: WorkerProcess) -> Answer | Exception:
        try:
            answer: Answer | Exception = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join()
            return death_of(worker.process.exitcode)
        return answer

    def stop(self, worker: WorkerProcess) -> None:
        """End a process at once; what it has not written whole is nowhere."""
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()


def death_of(code: int | None) -> Died:
    """How a process ended, in words."""
    if code is None or code >= 0:
        return Died(f"it ended with exit code {code}")
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    if name == "SIGPROF":  # see `time_limit`
        return Died("it took too long", "give it more time with --timeout, or leave it out")
    return Died(f"{name}, as when memory runs out" if name == "SIGKILL" else name)


def serve(pipe: Any, job: Job, state: State, fail_fast: bool, target: Target | None) -> None:
    """What a worker process does: tasks in, results out, until the pipe ends."""
    follow_the_run()
    leave_commands_out()
    warnings.simplefilter("ignore")  # of the libraries beneath, as the command line does
    worker = Worker(job, state, fail_fast=fail_fast, alone=True, target=target)
    with contextlib.suppress(EOFError, OSError):  # the run has gone
        while True:
            task = pipe.recv()
            try:
                answer: Answer | Exception = worker.do(task)
            except ClaimxError as error:
                answer = error
            except MemoryError:  # beside the articles themselves: a new process has more
                answer = Died("memory ran out")
            except Exception as error:  # not every error can be sent
                answer = RuntimeError(f"{type(error).__name__}: {error}")
            pipe.send(answer)
