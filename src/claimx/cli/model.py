"""`claimx model`: what the pipeline is made of, how good it is, and its licence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from claimx.cli import choices, options
from claimx.cli.console import DONE, Console, write_output
from claimx.errors import ModelError
from claimx.models import find_model
from claimx.settings import load_settings

FACTS = (
    ("name", "name"), ("version", "version"), ("description", "description"), ("license", "licence"),
    ("author", "author"), ("url", "url"), ("spacy_version", "spaCy"),
)  # fmt: skip
SCORES = (
    ("tag_acc", "tags"), ("pos_acc", "coarse tags"), ("dep_uas", "heads (UAS)"), ("dep_las", "relations (LAS)"),
    ("ents_f", "names (F1)"), ("sents_f", "sentences (F1)"), ("lemma_acc", "lemmas"),
)  # fmt: skip


def model_cli(
    context: typer.Context,
    model: options.Model = None,
    format_: Annotated[
        choices.PageName | None,
        typer.Option(
            "--format",
            "-f",
            metavar=choices.either(choices.PageName),
            help="Output format; json is the pipeline's meta.json.  [default: table]",
            show_default=False,
        ),
    ] = None,
    no_pager: options.NoPager = False,
    debug: options.Debug = None,
) -> int:
    """Show the pipeline: data, scores and licence."""
    console: Console = context.obj
    settings = load_settings({"model": model, "debug": debug})
    console.configure(settings)
    console.paged = not no_pager
    folder = find_model(settings.model)
    meta = read_meta(folder, settings.model)
    if format_ == choices.PageName.json:
        text = json.dumps(meta, ensure_ascii=False, indent=2) + "\n"
    else:
        text = described(folder, meta)
    write_output([text], None, paged=console.paged)
    return DONE


def read_meta(folder: Path, model: str | None) -> dict[str, Any]:
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        cure = "install claimx again" if model is None else "give the folder of a spaCy pipeline"
        raise ModelError(f"{folder}: no readable meta.json; {cure}") from error
    if not isinstance(meta, dict):
        raise ModelError(f"{folder}: meta.json is damaged; install the pipeline again")
    return meta


def described(folder: Path, meta: dict[str, Any]) -> str:
    """The facts of meta.json, then the model card where there is one."""
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    facts = [(label, str(meta[key])) for key, label in FACTS if meta.get(key)]
    facts.append(("pipeline", ", ".join(meta.get("pipeline", ()))))
    facts.append(("size", f"{size / 1e6:.1f} MB"))
    facts.append(("folder", str(folder)))
    performance = meta.get("performance") or {}
    facts += [
        (label, f"{100 * performance[key]:.1f}")
        for key, label in SCORES
        if isinstance(performance.get(key), int | float)
    ]
    width = max(len(label) for label, _ in facts)
    lines = [f"{label:<{width}}  {value}" for label, value in facts]
    card = folder / "MODEL_CARD.md"
    if card.is_file():
        lines += ["", card.read_text(encoding="utf-8").strip()]
    return "\n".join(lines) + "\n"
