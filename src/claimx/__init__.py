"""Who says what, about how many, and how sure are they? claimx reads news articles and writes down their claims.

    import claimx

    report = claimx.extract("The minister said on Monday that 20 people had died.")
    for report in claimx.Extractor().pipe(texts):
        ...

Importing this package is cheap: spaCy is imported on the first use of a name that needs it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from claimx._version import __version__

if TYPE_CHECKING:
    from claimx.api import extract, factuality, read
    from claimx.errors import (
        ClaimxError,
        InputError,
        LexiconError,
        ModelError,
        OutputError,
        SettingsError,
    )
    from claimx.export.dataframe import to_dataframe
    from claimx.language import load_pipeline
    from claimx.models import embedded_model_path
    from claimx.pipeline import Extractor
    from claimx.record_json import from_dict, json_schema, to_dict
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
    )

HOMES = {
    "claimx.api": ("extract", "factuality", "read"),
    "claimx.errors": ("ClaimxError", "InputError", "LexiconError", "ModelError", "OutputError", "SettingsError"),
    "claimx.export.dataframe": ("to_dataframe",),
    "claimx.language": ("load_pipeline",),
    "claimx.models": ("embedded_model_path",),
    "claimx.pipeline": ("Extractor",),
    "claimx.record_json": ("from_dict", "json_schema", "to_dict"),
    "claimx.records": (
        "Actor", "ActorMention", "Article", "ArticleRecord", "Claim", "Cue", "Hedge", "Mention", "Model", "Quantity",
        "Report", "Role", "Source", "Stretch", "ReportWarning",
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
    "read",
    "to_dataframe",
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
