"""A command `claimx` that starts at once: each run is forked from one process that has loaded the pipeline already.

    python tests/forking.py SOCKET

serves at a socket. What runs is the same code as of the installed command, in a process of its own, with the streams,
folder and variables of who calls it; only the start is spared. `forking_command` makes a folder with such a `claimx`.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

# Started without site-packages: it only hands over its streams and waits. What dies of a signal has no exit code.
CALLER = """#!{python} -IS
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as server:
    server.connect({socket!r})
    call = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode("utf-8", "surrogateescape")
    socket.send_fds(server, [len(call).to_bytes(4, "big")], [0, 1, 2])
    server.sendall(call)
    sys.exit(int(server.recv(8) or 1))
"""


@cache
def forking_command() -> Path:
    """A folder with such a command, for PATH; its server ends with this process."""
    folder = Path(tempfile.mkdtemp(prefix="claimx-"))
    address = str(folder / "socket")
    command = folder / "claimx"
    command.write_text(CALLER.format(python=sys.executable, socket=address), encoding="utf-8")
    command.chmod(0o755)
    server = subprocess.Popen(
        [sys.executable, __file__, address], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parent
    )
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(server.kill)
    assert server.stdout is not None
    assert server.stdout.readline() == b"ready\n"
    return folder


def serve(address: str) -> None:
    """Answer calls, each in a process forked for it, until whoever started this has ended."""
    from claimx import cli, pipeline  # noqa: PLC0415 - by the server alone
    from claimx.pipeline import Extractor  # noqa: PLC0415

    ready = Extractor()

    def extractor(model: Any = None, *, lexicon: Any = ()) -> Extractor:
        return Extractor(model, lexicon=lexicon) if model or tuple(lexicon) else ready

    pipeline.Extractor = extractor  # type: ignore[assignment,misc]
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while listening in select.select([listening, sys.stdin], [], [])[0]:
            caller, _ = listening.accept()
            if os.fork() == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                answer(caller, cli.main)
            caller.close()


def answer(caller: socket.socket, main: Any) -> None:
    """Run one command with the streams of its caller, tell the exit code, and end."""
    size, streams, _, _ = socket.recv_fds(caller, 4, 3)
    call = b""
    while len(call) < int.from_bytes(size, "big"):
        call += caller.recv(65536)
    arguments, folder, variables = json.loads(call)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    sys.argv = ["claimx", *arguments]
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - the process ends soon
        for number, mode in enumerate("rww")
    )
    code: Any = 1
    try:
        main()
    except SystemExit as end:
        code = end.code or 0
    sys.stdout.flush()
    caller.sendall(str(code).encode())
    os._exit(0)


if __name__ == "__main__":
    serve(sys.argv[1])
