"""What a wheel holds beside the tree: the word lists packed, which are read faster (`claimx/lexicons/packed.py`)."""

from __future__ import annotations

import tempfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LEXICONS = Path("src", "claimx", "lexicons")


class PackLexicons(BuildHookInterface[Any]):
    """Adds the packed word lists to a wheel; an editable install reads the lists themselves."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write them aside, and say where they go."""
        if version == "editable":
            return
        folder = Path(self.root) / LEXICONS
        spec = spec_from_file_location("packed", folder / "packed.py")
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        self.made = tempfile.TemporaryDirectory()
        written = Path(self.made.name) / module.PACKED
        written.write_text(module.packed(folder.glob("*.toml")), encoding="utf-8")
        build_data["force_include"][str(written)] = f"claimx/lexicons/{module.PACKED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - theirs
        """Take away what was written aside."""
        if version != "editable":
            self.made.cleanup()
