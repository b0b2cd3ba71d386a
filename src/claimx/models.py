"""Which pipeline a name means: an installed package or a folder. Nothing is imported or loaded to tell."""

from __future__ import annotations

import os
from importlib import util
from pathlib import Path

from claimx.errors import ModelError
from claimx.installing import download_command

SPACYS_OWN = "en_core_web_"  # how the names of spaCy's English pipelines begin


def embedded_model_path() -> Path:
    """The folder of the pipeline inside the package."""
    return Path(__file__).parent / "model"


def is_package(model: str | Path | None) -> bool:
    """Whether it names a package: a bare name does, whatever lies in the working folder; a path looks like one."""
    separators = ("/", os.sep, os.altsep or "/")
    return isinstance(model, str) and not model.startswith(("~", ".")) and not any(map(model.__contains__, separators))


def find_model(model: str | Path | None) -> Path:
    """The folder of a pipeline: the embedded one, that of a path, or of an installed package.

    Raises:
        ModelError: where there is none, with what to do.
    """
    if model is None:
        return embedded_model_path()
    name = str(model)
    if not is_package(model):
        folder = Path(name).expanduser()
        if not folder.is_dir():
            raise ModelError(f"{name}: no such folder; give that of a spaCy pipeline, or the name of a package")
        return folder
    found = util.find_spec(name) if name.isidentifier() else None
    if found is None or not found.origin:
        raise ModelError(f"no spaCy pipeline {name!r} is installed; {cure_for(name)}")
    return Path(found.origin).parent


def cure_for(name: str) -> str:
    """What to do about a package that is not there."""
    if Path(name).is_dir():
        return f"for the folder of that name give ./{name}"
    if name.startswith(SPACYS_OWN):
        return f"try: {download_command(name)}"
    return "give one that is, or the path of its folder"
