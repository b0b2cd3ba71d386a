"""Who says what, about how many, and how sure are they? claimx reads news articles and writes down their claims.

    import claimx

    report = claimx.extraction("The minister said on Monday that 20 people had died.")
    for report in claimx.Extractor().pipe(texts):
        ...

Importing this package is cheap: spaCy is imported on the first use of a name that needs it.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from claimx._version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from claimx.api import extract, factuality
    from claimx.errors import (
        ClaimxError,
        InputError,
        LexiconError,
        ModelError,
        OutputError,
        SettingsError,
    )
    from claimx.language import load_pipeline
    from claimx.models import embedded_model_path
    from claimx.pipeline import Extractor
    from claimx.records import (
        Actor,
        ActorMention,
        Article,
        ArticleRecord,
        Claim,
        Cue,
        Hedge,
        Mention,
        Model,
        Quantity,
        Report,
        ReportWarning,
        Role,
        Source,
        Stretch,
        from_dict,
        json_schema,
        to_dict,
    )

HOMES = {
    "claimx.api": ("factuality",),
    "claimx.errors": ("ClaimxError", "InputError", "LexiconError", "ModelError", "OutputError", "SettingsError"),
    "claimx.language": ("load_pipeline",),
    "claimx.models": ("embedded_model_path",),
    "claimx.pipeline": ("Extractor",),
    "claimx.records": (
        "Actor", "ActorMention", "Article", "ArticleRecord", "Claim", "Cue", "Hedge", "Mention", "Model", "Quantity",
        "Report", "Role", "Source", "Stretch", "ReportWarning", "from_dict", "json_schema", "to_dict",
    ),
}  # fmt: skip
HOME_OF = {name: home for home, names in HOMES.items() for name in names}

__all__ = [
    "Actor",
    "ActorMention",
    "Article",
    "ArticleRecord",
    "Claim",
    "ClaimxError",
    "Cue",
    "Extractor",
    "Hedge",
    "InputError",
    "LexiconError",
    "Mention",
    "Model",
    "ModelError",
    "OutputError",
    "Quantity",
    "Report",
    "ReportWarning",
    "Role",
    "SettingsError",
    "Source",
    "Stretch",
    "__version__",
    "embedded_model_path",
    "extract",
    "factuality",
    "from_dict",
    "json_schema",
    "load_pipeline",
    "to_dict",
]


def __getattr__(name: str) -> Any:
    home = HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'claimx' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


if not TYPE_CHECKING:

    class _CallablePackage(ModuleType):
        """The package `claimx.extraction`, which holds the rules, is the function `claimx.extraction()` too.

        Python binds a package's name in its parent whenever one of its modules is imported, so a function of that
        name would be lost as soon as a rule is loaded.
        """

        def __call__(self, text: str | Any, *, model: str | Path | None = None, lexicon: Iterable[Path] = ()) -> Any:
            """See `claimx.api.extract`."""
            return import_module("claimx.api").extract(text, model=model, lexicon=lexicon)

    extract = import_module("claimx.extraction")
    extract.__class__ = _CallablePackage
