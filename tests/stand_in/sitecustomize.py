"""Python imports this first where its folder is on PYTHONPATH: `claimx.pipeline` is then the one beside this file."""

import importlib.abc
import importlib.util
import sys
from pathlib import Path


class StandIn(importlib.abc.MetaPathFinder):
    """Finds `pipeline.py` of this folder for `claimx.pipeline`."""

    def find_spec(self, name, path, target=None):
        if name == "claimx.pipeline":
            return importlib.util.spec_from_file_location(name, Path(__file__).with_name("pipeline.py"))
        return None


sys.meta_path.insert(0, StandIn())
