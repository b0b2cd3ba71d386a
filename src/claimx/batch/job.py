"""What makes the records of a run besides its inputs, and the versions of all that has a say in them."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path

from claimx._version import __version__
from claimx.errors import ModelError
from claimx.models import find_model
from claimx.readers import ReadOptions
from claimx.readers.items import AUTO

PACKAGE = Path(__file__).parent.parent
# Rooms of the package that have no say in what a record holds.
SILENT = {"batch", "cli", "export", "__pycache__"}
# Libraries that have one in every record: a new version may parse otherwise.
LIBRARIES = ("spacy", "thinc", "blis", "numpy")
# Those that have one in the articles of a kind. What unpacks, or takes rows and pages out of a file, has none: its
# result is an input itself.
OF_KIND = {
    "html": ("trafilatura", "htmldate", "lxml", "justext"),
    "pdf": ("pypdf",),
    "docx": ("lxml",),
    "fragment": ("lxml",),
}


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What records depend on besides their inputs: a hash, and the libraries that read each kind of input."""

    whole: str
    of_kind: tuple[tuple[str, str], ...] = ()

    def of(self, kinds: Iterable[str]) -> str:
        """The part that has a say in inputs of these kinds."""
        wanted = set(kinds)
        return "\n".join([self.whole, *(f"{kind}: {libraries}" for kind, libraries in self.of_kind if kind in wanted)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """How articles become records; sent to each worker.

    Attributes:
        model: name or path of a spaCy pipeline; None for the embedded one.
        lexicon: files that add a user's own words.
        options: how inputs are read.
        with_text: whether every record carries its article's text.
        timeout: seconds an article may take; None for any number.
        versions: by part of claimx, what it is; see `versions_of`.
        of_kind: by kind of input, the libraries that read it.
    """

    model: str | None = None
    lexicon: tuple[Path, ...] = ()
    options: ReadOptions = field(default_factory=ReadOptions)
    with_text: bool = False
    timeout: int | None = None
    versions: tuple[tuple[str, str], ...] = ()
    of_kind: tuple[tuple[str, str], ...] = ()

    @property
    def fingerprint(self) -> Fingerprint:
        """All that the records depend on besides the inputs."""
        return Fingerprint(hashlib.sha256(json.dumps(self.versions).encode()).hexdigest(), self.of_kind)


def make_job(
    *,
    model: str | None,
    lexicon: Iterable[Path],
    options: ReadOptions,
    with_text: bool = False,
    timeout: int | None = None,
) -> Job:
    """The job with its versions, which are looked up now."""
    own = tuple(lexicon)
    return Job(
        model=model,
        lexicon=own,
        options=options,
        with_text=with_text,
        timeout=timeout,
        versions=versions_of(model, own, options, with_text=with_text),
        of_kind=tuple((kind, installed(libraries)) for kind, libraries in OF_KIND.items()),
    )


def installed(libraries: Iterable[str]) -> str:
    """These libraries with their versions, as far as they are installed."""
    found = []
    for name in libraries:
        with contextlib.suppress(metadata.PackageNotFoundError):
            found.append(f"{name} {metadata.version(name)}")
    return ", ".join(found) or "none"


def versions_of(
    model: str | None, lexicon: tuple[Path, ...], options: ReadOptions, *, with_text: bool
) -> tuple[tuple[str, str], ...]:
    """What claimx, the model, the lexicons, the libraries and the options are, each in a line."""
    code = (path for path in PACKAGE.rglob("*.*") if path.suffix in {".py", ".toml"} and not _silent(path))
    folder = model_folder(model)
    return (
        ("claimx", f"{__version__} {content_hash(code, PACKAGE)}"),
        ("model", f"{model or 'embedded'} {content_hash(folder.rglob('*'), folder) if folder else 'unknown'}"),
        ("lexicon", " ".join(content_hash([path], path.parent) for path in lexicon) or "none"),
        ("options", json.dumps(asdict(options) | {"with_text": with_text})),
        ("libraries", installed((*LIBRARIES, *(["charset-normalizer"] if options.encoding == AUTO else ())))),
    )


def model_folder(model: str | None) -> Path | None:
    """Where the pipeline's files are; None for one that is not there, which is said when it is loaded."""
    try:
        return find_model(model)
    except ModelError:
        return None


def content_hash(files: Iterable[Path], root: Path) -> str:
    """A short hash of the names and bytes of files; one that is no file or can't be read counts by its name."""
    whole = hashlib.sha256()
    for path in sorted(path for path in files if not path.is_dir() and "__pycache__" not in path.parts):
        whole.update(f"\0{path.relative_to(root).as_posix()}\0".encode("utf-8", "surrogatepass"))
        if not path.is_file():  # a pipe would wait for its writer
            continue
        try:
            with path.open("rb") as file:
                whole.update(hashlib.file_digest(file, "sha256").digest())
        except OSError:
            continue
    return whole.hexdigest()[:16]


def _silent(path: Path) -> bool:
    return not SILENT.isdisjoint(path.relative_to(PACKAGE).parts)
