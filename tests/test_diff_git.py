"""What docs/diff.md tells to put into git's settings works; so does the hook for pre-commit."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from .terminal import CLAIMX, environment, quick

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
OLD = "Police said at least 20 people were allegedly hurt. The river rose.\n"
NEW = "Police said 23 people were hurt. The river rose. A second crew arrived.\n"


def git(folder: Path, *arguments: str, code: int = 0) -> str:
    path = f"{Path(CLAIMX).parent}:{environment().get('PATH', '')}"
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment(PATH=path, GIT_CONFIG_NOSYSTEM="1", HOME=str(folder)),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two versions of an article, the settings as the page tells them."""
    told = (ROOT / "docs" / "diff.md").read_text(encoding="utf-8")
    config = next(block for block in re.findall(r"```ini\n(.*?)```", told, re.DOTALL) if "textconv" in block)
    attributes = next(line for line in told.splitlines() if line.endswith("diff=claimx"))
    (tmp_path / ".gitattributes").write_text(f"{attributes}\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    with (tmp_path / ".git" / "config").open("a", encoding="utf-8") as file:
        file.write(f"[user]\n\tname = Ana Roe\n\temail = ana@example.org\n{config}")
    (tmp_path / "article.txt").write_text(OLD, encoding="utf-8")
    git(tmp_path, "add", "article.txt")
    git(tmp_path, "commit", "-qm", "first")
    (tmp_path / "article.txt").write_text(NEW, encoding="utf-8")
    return tmp_path


def test_git_diff_shows_claims(repository: Path) -> None:
    shown = git(repository, "diff", "--", "article.txt").splitlines()
    changed = [line for line in shown if re.match(r"[+-][^+-]", line)]
    assert changed[0].startswith("-| Police | said | at least 20 people were allegedly hurt")
    assert changed[1].startswith("+| Police | said | 23 people were hurt")
    assert any("A second crew arrived" in line for line in changed)
    assert not any("The river rose" in line for line in changed)
    (repository / "article.txt").write_text(OLD, encoding="utf-8")
    assert git(repository, "diff", "--", "article.txt") == ""


def test_git_difftool_shows_what_changed(repository: Path) -> None:
    shown = git(repository, "difftool", "--no-prompt", "--tool", "claimx", "HEAD", "--", "article.txt")
    assert "hedge removed" in " ".join(shown.split())
    assert "1 added, 1 changed, 1 unchanged claims" in shown


def test_the_hook_for_pre_commit_does_what_it_says(tmp_path: Path) -> None:
    hook = dict(re.findall(r"^[- ] (\w+): (.*)$", (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), re.MULTILINE))
    assert (hook["id"], hook["language"]) == ("claimx-check", "python")
    program, *arguments = hook["entry"].split()
    assert program == "claimx"
    (tmp_path / "faulty.txt").write_text("Complaints rose from 40 to 50, or 20%, the council said.\n", encoding="utf-8")
    (tmp_path / "clean.txt").write_text("Complaints rose from 40 to 50, or 25%, the council said.\n", encoding="utf-8")
    assert quick(*arguments, "clean.txt", cwd=tmp_path).code == 0
    done = quick(*arguments, "clean.txt", "faulty.txt", cwd=tmp_path)
    assert done.code == 1
    assert "percent-mismatch" in done.out


def test_the_hook_of_git_lets_no_faulty_article_be_committed(tmp_path: Path) -> None:
    """The script that docs/check.md shows, as it stands there."""
    page = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"```sh\n(#!/bin/sh\n.*?)```", page, re.DOTALL)
    git(tmp_path, "init", "-q")
    with (tmp_path / ".git" / "config").open("a", encoding="utf-8") as file:
        file.write("[user]\n\tname = Ana Roe\n\temail = ana@example.org\n")
    hook = tmp_path / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(script, encoding="utf-8")
    hook.chmod(0o755)
    (tmp_path / "desk.rules").write_text("# claimx: ignore check.name-two-ways\n", encoding="utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "notes.txt").write_text("Complaints rose from 40 to 50, or 20%, the council said.\n", encoding="utf-8")
    git(tmp_path, "add", "notes.txt", "desk.rules")
    git(tmp_path, "commit", "-qm", "no article")
    article = tmp_path / "articles" / "a.txt"
    article.write_text("Complaints rose from 40 to 50, or 20%, the council said.\n", encoding="utf-8")
    git(tmp_path, "add", "articles")
    git(tmp_path, "commit", "-qm", "faulty", code=1)
    article.write_text("Complaints rose from 40 to 50, or 25%, the council said.\n", encoding="utf-8")
    git(tmp_path, "add", "articles")
    git(tmp_path, "commit", "-qm", "clean")
