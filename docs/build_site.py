"""Build the site of the docs: `python docs/build_site.py OUT` (extra `docs`); a link that leads nowhere is an error.

The pages of docs/ and those that lie outside it are copied side by side, their links changed to match, and given to
zensical, whose settings are mkdocs.yml.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Files of the project outside docs/, and what they are on the site.
OUTSIDE = {
    "README.md": "index.md",
    "CHANGELOG.md": "CHANGELOG.md",
    "CONTRIBUTING.md": "CONTRIBUTING.md",
    "CITATION.cff": "CITATION.cff.txt",
    "LICENSE": "LICENSE.txt",
    "src/claimx/model/MODEL_CARD.md": "MODEL_CARD.md",
}
LEFT_OUT = ("*.py", "*.toml", "*.1", "__pycache__")
LINK = re.compile(r"(?<=\]\()([^)\s#:]+)(?=[)#])")


def build(out: Path) -> int:
    """Build the site into a folder; return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        stage(Path(folder))
        tool = Path(sys.executable).with_name("zensical")
        done = subprocess.run([tool, "build", "--strict"], cwd=folder, check=False)
        if done.returncode == 0:
            shutil.copytree(Path(folder, "site"), out, dirs_exist_ok=True)
    return done.returncode


def stage(folder: Path) -> None:
    """Lay the pages of the site side by side."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs", docs, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for page in docs.glob("*.md"):
        page.write_text(relinked(page.read_text(encoding="utf-8"), ROOT / "docs"), encoding="utf-8")
    for name, page_name in OUTSIDE.items():
        source = ROOT / name
        text = relinked(source.read_text(encoding="utf-8"), source.parent)
        (docs / page_name).write_text(text, encoding="utf-8")


def relinked(text: str, folder: Path) -> str:
    """The links of a page that lies in a folder, as the site has them; one to no page of it stays, and fails."""

    def on_the_site(link: re.Match[str]) -> str:
        target = (folder / link[1]).resolve()
        if not target.is_relative_to(ROOT):
            return link[1]
        name = target.relative_to(ROOT).as_posix()
        return OUTSIDE.get(name, name.removeprefix("docs/"))

    return LINK.sub(on_the_site, text)


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
