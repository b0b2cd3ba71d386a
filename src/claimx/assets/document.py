"""One self-contained file: a template with its styles, scripts and data inside, and a policy that lets nothing else in.

Scripts are small modules, which tests import one by one; a page gets them in one piece, in the order of their imports.
The policy names the hash of each piece, so that nothing a text brings with it can run, load or be sent.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from claimx._version import __version__
from claimx.visible import plural, revealed

IMPORT = re.compile(r'^import\s+(\{[^}]*\})\s+from\s+"\./([\w-]+)\.js";$', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:function|const|class) (\w+))", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page to be made.

    Attributes:
        template: its name in `assets/`.
        title: what stands in the browser's tab.
        styles: names in `assets/css/`.
        script: the module in `assets/js/` that starts the page; None for a page without any.
        data: what `packed` gives, by the id under which the script finds it.
        values: what the template shows.
    """

    template: str
    title: str
    styles: tuple[str, ...]
    script: str | None
    data: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)


def render(document: Document) -> str:
    """The page as HTML."""
    module = bundled(document.script) if document.script else None
    styles = [inert(asset("css", f"{name}.css")) for name in document.styles]
    return str(
        environment()
        .get_template(document.template)
        .render(
            title=document.title,
            policy=policy([module] if module else [], styles),
            styles=styles,
            module=module,
            data=document.data,
            version=__version__,
            **document.values,
        )
    )


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The Content-Security-Policy that lets in just these scripts and styles, and nothing from anywhere else."""
    return "; ".join((
        "default-src 'none'",
        "script-src " + (" ".join(map(source_hash, scripts)) or "'none'"),
        "style-src " + " ".join(map(source_hash, styles)),
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
    ))  # fmt: skip


def source_hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def environment() -> Any:
    """Jinja with escaping on for all that is not marked safe, which only our own styles and scripts are."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - comes with spaCy; on use

    made = Environment(
        loader=FunctionLoader(lambda name: asset("templates", name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: revealed(value) if type(value) is str else value,
    )
    made.filters["plural"] = plural
    made.filters["number"] = lambda value: f"{value:,}"
    return made


@cache
def bundled(name: str) -> str:
    """A module and all that it imports, each once, those imported first; each in a scope of its own."""
    order: dict[str, str] = {}

    def add(module: str) -> None:
        if module in order:
            return
        text = asset("js", f"{module}.js")
        for _, imported in IMPORT.findall(text):
            add(imported)
        order[module] = scoped(module, text)

    add(name)
    return inert("const modules = {};\n" + "".join(order.values()))


def scoped(name: str, text: str) -> str:
    """A module as a function that is called once and gives what it exports."""
    exports = ", ".join(found for _, found in EXPORT.findall(text))
    body = EXPORT.sub(r"\1", IMPORT.sub(r'const \1 = modules["\2"];', text))
    return f'modules["{name}"] = (() => {{\n{body}return {{ {exports} }};\n}})();\n'


def inert(script: str) -> str:
    """The script, which must hold nothing that ends its element.

    Raises:
        ValueError: where it does.
    """
    if re.search(r"</(script|style)|<!--", script, re.IGNORECASE):
        raise ValueError("a script or style for a page must not hold </script, </style or <!--")
    return script


@cache
def asset(folder: str, name: str) -> str:
    return resources.files("claimx.assets").joinpath(folder, name).read_text(encoding="utf-8")
