"""`python -m claimx`: the command line."""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    # Python has put the folder one stands in first; nothing is imported from it, unless this package lies there.
    if not sys.flags.safe_path and sys.path[0] != str(Path(__file__).parent.parent):
        del sys.path[0]
    from claimx.cli import main

    main()
