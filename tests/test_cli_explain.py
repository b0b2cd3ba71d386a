"""`claimx explain`, `rules`, `schema`, `model`, `--version`: claimx about itself."""

from __future__ import annotations

import ast
import inspect
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

import claimx as package
from claimx.cli.explanation import parsed
from claimx.cli.rules import all_rules
from claimx.cli.trace_summary import hung_as_a_description
from claimx.code_trees import conditions
from claimx.extraction.rule import AnyRule
from claimx.lexicons import load_lexicons
from claimx.pipeline import Extractor
from claimx.syntax import Parse
from claimx.syntax.display import mends_but_for_its_place
from claimx.syntax.mends import MENDS, Mend
from claimx.wording import Wording

from .terminal import claimx, claimx_at_terminal, forked, quick

TEXT = (
    "Ana Roe, the minister, said on Monday that at least 20 people may have died in Russia. "
    "“We are ready,” she told reporters.\n\nIt rained.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def record() -> dict[str, object]:
    return package.to_dict(package.extract(TEXT))


def ids(record: dict[str, object]) -> list[str]:
    return [each["id"] for key in ("claims", "quantities", "hedges", "actors") for each in record[key]]  # type: ignore[attr-defined]


def test_every_record_is_explained(folder: Path, record: dict[str, object]) -> None:
    examples = {rule.id: rule.example.strip('"“”') for rule in all_rules()}
    for id_ in ids(record):
        done = quick("explain", "a.txt", id_, "-f", "json", cwd=folder)
        assert (done.code, done.err) == (0, "")
        found = json.loads(done.out)
        assert found["id"] == id_
        assert found["record"] in record[{"c": "claims", "q": "quantities", "h": "hedges", "a": "actors"}[id_[0]]]  # type: ignore[operator]
        assert found["rules"]
        for rule in found["rules"]:
            assert rule["example"] == examples.get(rule["id"], "")
        for word in found["parse"]:
            assert TEXT[word["start"] : word["end"]] == word["text"]
        assert any(word["part_of"] for word in found["parse"])
        assert [word["number"] for word in found["parse"]] == list(range(1, len(found["parse"]) + 1))


def test_page_for_a_person(folder: Path) -> None:
    done = forked("explain", "a.txt", "c1", cwd=folder)
    assert (done.code, done.err) == (0, "")
    for words in (
        "c1 claim at ",
        "rule ",
        "attribution.",
        "example ",
        "cue ",
        "“said”",
        "source ",
        "Ana Roe",
        "certainty ",
        "Parse",
        "nsubj",
    ):
        assert words in done.out
    assert max(map(len, done.out.splitlines())) <= 100
    piped = quick("explain", "-", "c1", cwd=folder, given=TEXT.encode())
    assert piped.out == done.out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("a.txt", "x1"), 2, "'x1' is no record id; ids are c1 (claim)"),
        (("a.txt",), 2, "give the ID of a record (c1), or --trace and a word"),
        (("a.txt", "c1", "--trace", "said"), 2, "give the ID of a record (c1), or --trace and a word"),
        (("a.txt", "--trace", "none"), 1, "a.txt: the text has no word 'none'"),
        (("a.txt", "--trace", "said#3"), 1, "'said' stands in the text once, not 3 times"),
        (("a.txt", "--trace", "99999"), 1, "offset 99999 is beyond the text"),
        (("a.txt", "c99"), 1, "a.txt: no record c99; it has c1 to c"),
        (("none.txt", "c1"), 1, "none.txt: no such file; check the path"),
        ((".", "c1"), 1, "this is a folder"),
    ],
)
def test_mistakes(folder: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = quick("explain", *arguments, cwd=folder)
    assert (done.code, done.out) == (code, "")
    assert words in done.err
    assert done.err.count("\n") == 1


def test_an_id_names_its_article(folder: Path) -> None:
    with zipfile.ZipFile(folder / "pack.zip", "w") as pack:
        pack.writestr("a/trial.txt", TEXT)
    rows = [{"id": "first", "text": "It rained."}, {"text": TEXT}]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    for name in ("pack.zip/a/trial.txt", "rows.jsonl#2"):
        done = quick("explain", name, "c1", "-f", "json", cwd=folder)
        assert json.loads(done.out)["record"]["source"]["name"] == "Ana Roe"
    assert '"It rained"' in quick("explain", "rows.jsonl#first", "c1", "-f", "json", cwd=folder).out
    (folder / "odd.csv").write_text(f'nr,words\n7,"{TEXT}"\n'.replace("\n\n", " "), encoding="utf-8")
    named = ("--text-field", "words", "--id-field", "nr", "-f", "json")
    done = quick("explain", "odd.csv#7", "c1", *named, cwd=folder)
    assert (done.code, json.loads(done.out)["record"]["id"]) == (0, "c1")
    several = quick("explain", "rows.jsonl", "c1", cwd=folder)
    assert (several.code, several.out) == (1, "")
    assert "it holds 2 articles; name one: rows.jsonl#first" in several.err


def test_trace_tells_what_refused(folder: Path) -> None:
    done = quick("explain", "a.txt", "--trace", "said", "-f", "json", cwd=folder)
    found = json.loads(done.out)
    assert (done.code, done.err, found["word"]["text"], found["places"]) == (0, "", "said", 1)
    outcomes = {each["rule"]: each for each in found["attempts"]}
    assert outcomes["attribution.clausal"]["outcome"] == "found"
    refused = [each for each in found["attempts"] if each["outcome"] == "refused"]
    assert refused
    assert all(each["condition"] and re.fullmatch(r"\w+/\w+\.py:\d+", each["place"]) for each in refused)
    number = quick("explain", "a.txt", "--trace", "20", "-f", "json", cwd=folder)
    assert any(e["rule"] == "quantity.count" and e["outcome"] == "found" for e in json.loads(number.out)["attempts"])
    offset = quick("explain", "a.txt", "--trace", str(TEXT.index("said") + 1), "-f", "json", cwd=folder)
    assert json.loads(offset.out)["attempts"] == found["attempts"]
    assert "refused" in quick("explain", "a.txt", "--trace", "said", cwd=folder).out
    assert "No rule begins at this word" in quick("explain", "a.txt", "--trace", "Monday", cwd=folder).out
    in_words = quick("explain", "a.txt", "--trace", "said", cwd=folder).out
    assert re.search(r"\.py:\d", in_words) is None
    assert re.search(r"\.py:\d", quick("explain", "a.txt", "--trace", "said", "--debug", cwd=folder).out)


@pytest.mark.parametrize(
    ("text", "word", "rule", "words"),
    [
        (
            "The mayor complained on Monday about noise.", "complained", "attribution.clausal",
            "the head of the clause that a verb takes, or its particle",
        ),
        (
            "The mayor complained on Monday about noise.", "complained", "attribution.trailing",
            "whether no word follows in the sentence",
        ),
        ("Roe fled as he told friends.", "told", "attribution.as-clause", 'whether "as" measures'),
        ("The stage will see customers go without.", "see", "attribution.clausal", "whether a thing is the subject"),
        (
            "The mayor vowed loudly.", "vowed", "attribution.parenthetical",
            "the class of its frame “clause” is not among ask, assert",
        ),
        ("The mayor vowed loudly.", "vowed", "attribution.set-off", "“to” is among its frames"),
    ],
)  # fmt: skip
def test_trace_tells_in_words_what_refused(folder: Path, text: str, word: str, rule: str, words: str) -> None:
    (folder / "refused.txt").write_text(text, encoding="utf-8")
    found = json.loads(quick("explain", "refused.txt", "--trace", word, "-f", "json", cwd=folder).out)
    refused = {each["rule"]: each["words"] for each in found["attempts"] if each["outcome"] == "refused"}
    assert words in refused[rule]
    assert all(refused.values())


@pytest.mark.parametrize(
    ("text", "word", "rule", "why", "records"),
    [
        ("The dam wants to flood the valley.", "wants", "attribution.infinitive", "its source is no party", ["c1"]),
        (
            "“She hopes to win,” Ana Roe said on Monday.", "hopes", "attribution.infinitive",
            "it is part of what another claim reports", ["c1", "h1"],
        ),
        ("Whatever critics say, the plan has worked.", "say", "attribution.clausal", "it is set against", ["c1"]),
        ("In 2019 the river rose.", "2019", "quantity", "no quantity: year", ["c1"]),
    ],
)  # fmt: skip
def test_trace_tells_what_was_lost(folder: Path, text: str, word: str, rule: str, why: str, records: list[str]) -> None:
    (folder / "lost.txt").write_text(text, encoding="utf-8")
    found = json.loads(quick("explain", "lost.txt", "--trace", word, "-f", "json", cwd=folder).out)
    (lost,) = [each for each in found["attempts"] if each["outcome"] == "lost"]
    assert (lost["rule"], lost["records"], found["records"]) == (rule, [], records)
    assert why in lost["why"]
    assert re.fullmatch(r"\w+/\w+\.py:\d+", lost["place"])
    assert "lost" in quick("explain", "lost.txt", "--trace", word, cwd=folder).out


@pytest.mark.parametrize(
    ("text", "word", "opens"),
    [
        (
            "The minister warned the port.",
            "warned",
            "No rule of attribution took “warned”. “warn” attributes in these frames alone: ",
        ),
        ("The pilot boasted near the pier.", "boasted", "No rule of attribution took “boasted”. “boast” attributes"),
        ("She wrote to a man that the court had freed.", "wrote", "A clause with “that” stands behind “wrote”, but "),
        ("The Belief Trust closed.", "Belief", "“Belief” attributes as a noun, but is tagged PROPN "),
        ("Engineers were adamant in May.", "adamant", "No rule of attribution took “adamant”. As an adjective of "),
        ("Rumours swirl near the port.", "Rumours", "No rule of attribution took “Rumours”. As a noun of "),
        ("The minister warned that the port may close.", "warned", None),
        ("The ferry sank near the pier.", "sank", "No rule begins at this word: it is no cue"),
        (
            "The bridge will close, aid workers in the camp near Orvik estimate.", "estimate",
            "“estimate” attributes as a verb and as a noun, but is tagged NOUN ",
        ),
        (
            "Residents of the valley, cut off since Monday, told a reporter by radio that food was running out.",
            "told",
            "“told” has no subject in the tree: “Residents” is that of “cut”; where that is wrong, mend the tree",
        ),
        ("The view from the pier is fine.", "view", "No rule of attribution took “view”. As a noun of "),
        ("Word came from the ministry that the talks had failed.", "came", "It stands in the cue of c1, “Word came”; "),
        ("As the auditor would have it, nobody looked.", "have", "No rule begins at this word: it is no cue"),
    ],
)  # fmt: skip
def test_trace_opens_with_what_it_comes_to(folder: Path, text: str, word: str, opens: str | None) -> None:
    (folder / "frame.txt").write_text(text, encoding="utf-8")
    said = quick("explain", "frame.txt", "--trace", word, cwd=folder).out
    found = json.loads(quick("explain", "frame.txt", "--trace", word, "-f", "json", cwd=folder).out)
    if opens is None:
        assert found["in_short"] is None
    else:
        assert found["in_short"].startswith(opens)
        assert opens in " ".join(said.split())


def test_a_report_that_hangs_as_a_description_is_named() -> None:
    words = ["The", "fire", ",", "police", "say", ",", "began", "."]
    heads, labels = [1, 6, 1, 4, 1, 1, 6, 6], ["det", "nsubj", "punct", "nsubj", "acl:relcl", "punct", "root", "punct"]
    pos = ["DET", "NOUN", "PUNCT", "NOUN", "VERB", "PUNCT", "VERB", "PUNCT"]
    parse = Parse(Doc(Vocab(), words=words, heads=heads, deps=labels, pos=pos, tags=["VB"] * 8))
    opens = "“say” stands between two commas as a report does, but the parser hangs it on “fire”"
    assert (hung_as_a_description(parse, 4) or "").startswith(opens)
    assert hung_as_a_description(parse, 6) is None


def test_trace_tells_how_a_verb_of_no_lexicon_would_attribute(folder: Path) -> None:
    (folder / "greenlit.txt").write_text("Rumours swirled near the port.", encoding="utf-8")
    said = " ".join(quick("explain", "greenlit.txt", "--trace", "swirled", cwd=folder).out.split())
    assert 'With swirl = { neutral = ["clause", "quotation"] } below [cues.verbs] in a lexicon of your own' in said
    assert "cues.verbs" not in quick("explain", "greenlit.txt", "--trace", "port", cwd=folder).out
    (folder / "two.txt").write_text("As the auditor would have it, nobody looked.", encoding="utf-8")
    said = quick("explain", "two.txt", "--trace", "have", cwd=folder).out
    assert 'With "have it" = { neutral' in " ".join(said.split())


def test_trace_gives_no_line_for_what_no_verb_of_its_own_would_mend(folder: Path) -> None:
    (folder / "word.txt").write_text("Word travelled from the council that the school would close.", encoding="utf-8")
    said = " ".join(quick("explain", "word.txt", "--trace", "travelled", cwd=folder).out.split())
    assert "Its subject “Word” may attribute" in said
    (folder / "buses.txt").write_text("The firm told officials that buses no longer stopped there.", encoding="utf-8")
    assert "[cues.verbs]" not in quick("explain", "buses.txt", "--trace", "buses", cwd=folder).out


@pytest.mark.parametrize(
    ("text", "word", "line"),
    [
        ("It emerged from the auditor that two buses were sold.", "emerged", 'emerge = { neutral = ["clause-from"] }'),
        ("The mayor tapped drivers to sell two buses.", "tapped", 'tap = { neutral = ["object-to"] }'),
        ("The mayor swanked about the buses.", "swanked", 'swank = { neutral = ["about"] }'),
        ("The mayor swanked in the square.", "swanked", 'swank = { neutral = ["clause", "quotation"] }'),
    ],
)
def test_trace_names_the_frame_that_the_sentence_shows(folder: Path, text: str, word: str, line: str) -> None:
    (folder / "shown.txt").write_text(text, encoding="utf-8")
    found = json.loads(quick("explain", "shown.txt", "--trace", word, "-f", "json", cwd=folder).out)
    assert f"With {line} below [cues.verbs]" in found["in_short"]


def test_trace_tells_where_it_is_decided_that_nobody_says_it(folder: Path) -> None:
    (folder / "nobody.txt").write_text(
        "Buses were late, it was said on Monday.\nAna Roe said that buses were late.", encoding="utf-8"
    )
    found = json.loads(quick("explain", "nobody.txt", "--trace", "said#1", "-f", "json", cwd=folder).out)
    assert found["in_short"].startswith("c1 has no source: attribution.parenthetical found nobody who says it")
    assert "constructions/position.py" in found["in_short"]
    found = json.loads(quick("explain", "nobody.txt", "--trace", "said#2", "-f", "json", cwd=folder).out)
    assert "no source" not in (found["in_short"] or "")


def test_trace_says_that_it_was_the_source_that_was_refused(folder: Path) -> None:
    (folder / "bridge.txt").write_text("The bridge expects 4,000 cars a day.", encoding="utf-8")
    found = json.loads(quick("explain", "bridge.txt", "--trace", "expects", "-f", "json", cwd=folder).out)
    assert "attribution.object found one, but its source is none that can say or want it." in found["in_short"]


def test_trace_tells_what_a_rule_looked_for_in_words(folder: Path) -> None:
    (folder / "bus.txt").write_text("The driver told reporters he lost control.", encoding="utf-8")
    found = json.loads(quick("explain", "bus.txt", "--trace", "told", "-f", "json", cwd=folder).out)
    words = {each["rule"]: each["words"] for each in found["attempts"]}
    assert words["attribution.quotation"] == "the quotations beside a verb, with its source: none"
    assert words["attribution.relative"].startswith("the tag of what stands right behind the verb is not among ")


def test_trace_tells_which_mends_were_tried(folder: Path) -> None:
    (folder / "mends.txt").write_text("Ministers were told by the auditor that the dam was unsafe.", encoding="utf-8")
    found = json.loads(quick("explain", "mends.txt", "--trace", "unsafe", "-f", "json", cwd=folder).out)
    assert "report-behind-its-agent" in {each["rule"] for each in found["mends"] if each["outcome"] == "found"}
    (folder / "mends.txt").write_text("The pilot who boasted near the pier left.", encoding="utf-8")
    found = json.loads(quick("explain", "mends.txt", "--trace", "boasted", "-f", "json", cwd=folder).out)
    refused = {each["rule"]: each["words"] for each in found["mends"] if each["outcome"] == "refused"}
    assert refused
    assert all(refused.values())
    assert not refused.keys() & set(found["but_for_its_place"])
    page = quick("explain", "mends.txt", "--trace", "boasted", cwd=folder).out
    assert next(iter(refused)) in page


def test_trace_of_a_word_without_a_rule_tells_its_mends(folder: Path) -> None:
    (folder / "told.txt").write_text("Ministers were told by the auditor that the dam was unsafe.", encoding="utf-8")
    said = " ".join(quick("explain", "told.txt", "--trace", "unsafe", cwd=folder).out.split())
    assert "No rule begins at this word" in said
    assert "report-behind-its-agent found the tree was mended" in said
    assert "Records at this word: c1." in said


def test_mends_that_only_ask_another_relation_are_named(make_doc: Callable[..., Doc]) -> None:
    """What "clause-read-as-a-circumstance" mends is an `advcl`; here the parser has another label for the same."""
    doc = make_doc(
        "She said at noon that it rained .",
        heads="1 1 3 1 6 6 1 1", deps="nsubj root case obl mark nsubj parataxis punct",
        pos="PRON VERB ADP NOUN SCONJ PRON VERB PUNCT", tags="PRP VBD IN NN IN PRP VBD .",
        lemmas="she say at noon that it rain .",
    )  # fmt: skip
    named = mends_but_for_its_place(Parse(doc, mended=False), 6, load_lexicons().grammar)
    assert "clause-read-as-a-circumstance" in set(named)


@pytest.mark.parametrize(("tag", "named"), [("VBN", True), ("VBD", False)])
def test_mends_that_would_leave_the_word_as_it_is_are_not_named(
    make_doc: Callable[..., Doc], tag: str, *, named: bool
) -> None:
    """What "past-tense-read-as-a-participle" makes a past tense of may be one."""
    doc = make_doc(
        "It rained , she closed the pier .",
        heads="1 1 1 4 1 6 4 1", deps="nsubj root punct nsubj dep det obj punct",
        pos="PRON VERB PUNCT PRON VERB DET NOUN PUNCT", tags=f"PRP VBD , PRP {tag} DT NN .",
        lemmas="it rain , she close the pier .",
    )  # fmt: skip
    found = set(mends_but_for_its_place(Parse(doc, mended=False), 4, load_lexicons().grammar))
    assert ("past-tense-read-as-a-participle" in found) is named


@pytest.mark.parametrize("rule", [*all_rules(), *MENDS], ids=lambda rule: rule.id)
def test_no_condition_of_a_rule_or_mend_is_told_as_code(rule: AnyRule | Mend) -> None:
    function = inspect.unwrap(rule.apply)
    wording = Wording(function.__code__, function.__globals__)
    for node, owner in conditions(wording.tree):
        noted = wording.noted(owner) if isinstance(owner, ast.If) else None
        assert noted or wording.told(node, truth=True), ast.unparse(node)


def test_trace_shows_the_nearest_miss_first(folder: Path) -> None:
    (folder / "near.txt").write_text("The minister warned the port near the pier.", encoding="utf-8")
    found = json.loads(quick("explain", "near.txt", "--trace", "warned", "-f", "json", cwd=folder).out)
    passed = [each["passed"] for each in found["attempts"] if each["outcome"] == "refused"]
    assert passed == sorted(passed, reverse=True)
    assert passed[0] > passed[-1]


def test_trace_tells_what_was_made(folder: Path) -> None:
    found = json.loads(quick("explain", "a.txt", "--trace", "said", "-f", "json", cwd=folder).out)
    (made,) = [each for each in found["attempts"] if each["outcome"] == "found"]
    assert made["records"] == ["c1"]
    assert "→ c1" in quick("explain", "a.txt", "--trace", "said", cwd=folder).out


def test_long_text_is_explained_where_it_stands(extractor: Extractor) -> None:
    text = ("It rained in the hills on Monday.\n\n" * 6000) + TEXT
    start = text.index("at least 20")
    sentence, words, ways = parsed(text, start, start + 11, extractor)
    assert sentence.startswith("Ana Roe, the minister, said")
    assert all(text[word.start : word.end] == word.text for word in words)
    assert words[0].text == "Ana"
    assert ways == []


def test_rules(folder: Path) -> None:
    done = quick("rules", cwd=folder)
    listed = [json.loads(line) for line in done.out.splitlines()]
    assert {rule["id"].partition(".")[0] for rule in listed} >= {"actor", "attribution", "claim", "hedge", "quantity"}
    assert len({rule["id"] for rule in listed}) == len(listed)
    assert all(rule["example"] and rule["summary"] for rule in listed)
    table = quick("rules", "hedge", "-f", "table", cwd=folder, COLUMNS="70").out
    assert "hedge.modal" in table
    assert "attribution" not in re.findall(r"^(\w+)\.", table, re.MULTILINE)
    assert quick("rules", "-f", "markdown", cwd=folder).out.startswith("| Rule | Example | What it does |")
    assert len(json.loads(quick("rules", "-f", "json", cwd=folder).out)) == len(listed)
    assert quick("rules", "nonsense", cwd=folder).code == 1


def test_rules_at_a_terminal(folder: Path) -> None:
    assert "Example, and what it does" in claimx_at_terminal("rules", "hedge", cwd=folder).out


def test_schema_is_the_records(folder: Path, record: dict[str, object]) -> None:
    done = quick("schema", cwd=folder)
    schema = json.loads(done.out)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert set(schema["properties"]) == set(record)
    quick("schema", "-o", "schema.json", cwd=folder)
    assert json.loads((folder / "schema.json").read_text(encoding="utf-8")) == schema


def test_model(folder: Path) -> None:
    done = quick("model", cwd=folder)
    assert done.code == 0
    for words in ("CC BY-SA 4.0", "pipeline", "MB"):
        assert words in done.out
    meta = json.loads(quick("model", "-f", "json", cwd=folder).out)
    assert meta["lang"] == "en"
    missing = quick("model", "--model", "none_such", cwd=folder)
    assert (missing.code, missing.out) == (3, "")
    assert missing.err.count("\n") == 1
    assert quick("model", "--model", str(package.embedded_model_path()), cwd=folder).out == done.out


def test_version(folder: Path) -> None:
    done = claimx("--version", cwd=folder)
    assert (done.code, done.out, done.err) == (0, f"claimx {package.__version__}\n", "")


def test_no_command_gets_help(folder: Path) -> None:
    done = quick(cwd=folder)
    assert done.code == 0
    assert done.out.startswith("Usage: claimx")
    unknown = quick("extrac", cwd=folder)
    assert unknown.code == 2
    assert unknown.err.count("\n") == 1


def test_words_of_ones_own_are_credited(folder: Path) -> None:
    (folder / "a.txt").write_text(
        "Ana Holm thundered that rumour has it that the dam may fail. She left.\n", encoding="utf-8"
    )
    (folder / "my.toml").write_text(
        "[cues.verbs]\n"
        'thunder = { assert = ["clause"] }\n'
        'roar = { assert = ["clause"] }\n'
        "[hedges.modal]\n"
        'words = ["may"]\n'
        "[hedges.newsroom]\n"
        'frame = "phrase"\ncategory = "evidential"\nstrength = 3\n'
        'words = [\n  "word has it",\n  "rumour has it",\n]\n'
        "[names.people]\n"
        'ROE = { name = "Ana Roe", also = ["Ana Holm", "Ana Roe"] }\n',
        encoding="utf-8",
    )
    done = forked("explain", "a.txt", "c1", "--lexicon", "my.toml", cwd=folder)
    own = [line.removeprefix("lexicon    ") for line in done.out.splitlines() if line.startswith("lexicon")]
    assert own == [
        "“thunder” stands in my.toml:2, cues.verbs",
        "“rumour has it” stands in my.toml:12, hedges.newsroom",
        "“Ana Roe” stands in my.toml:15, names.people.ROE",
        "“Ana Holm” stands in my.toml:15, names.people.ROE",
    ]
    found = json.loads(forked("explain", "a.txt", "h1", "--lexicon", "my.toml", "-f", "json", cwd=folder).out)
    assert found["lexicon"] == [{"word": "rumour has it", "table": "hedges.newsroom", "file": "my.toml", "line": 12}]
    assert "lexicon" not in forked("explain", "a.txt", "c1", cwd=folder).out
    for name, claims in (("person:ROE", 1), ("ROE", 1), ("roe", 0)):
        done = forked("extract", "a.txt", "--source", name, "--lexicon", "my.toml", "-f", "json", cwd=folder)
        assert len(json.loads(done.out)["claims"]) == claims


def test_an_id_that_a_row_gives_stands_behind_its_file(folder: Path) -> None:
    (folder / "rows.jsonl").write_text('{"id": "WN-81", "text": "Roe said it rained."}\n', encoding="utf-8")
    alone = quick("explain", "WN-81", "c1", cwd=folder)
    assert (alone.code, "put its file before the id of a row: rows.jsonl#ID" in alone.err) == (1, True)
    assert "“it rained”" in quick("explain", "rows.jsonl#WN-81", "c1", cwd=folder).out


def test_a_record_that_was_made_before_is_explained(folder: Path) -> None:
    (folder / "b.txt").write_text("Ana Roe said it rained.\n", encoding="utf-8")
    for name, more in (("claims.jsonl", ()), ("whole.jsonl", ("--with-text",)), ("claims.sqlite", ())):
        assert quick("extract", "a.txt", "b.txt", "-o", name, *more, cwd=folder).code == 0
    assert quick("extract", "b.txt", "--sort", "check", "-o", "one.json", cwd=folder).code == 0
    told = quick("explain", "a.txt", "c1", cwd=folder).out
    for name in ("claims.jsonl#a.txt", "claims.jsonl#1", "whole.jsonl#a.txt", "claims.sqlite#a.txt"):
        done = quick("explain", name, "c1", cwd=folder)
        assert (done.code, done.err, done.out) == (0, "", told)
    assert quick("explain", "one.json", "c1", cwd=folder).out == quick("explain", "b.txt", "c1", cwd=folder).out
    several = quick("explain", "claims.jsonl", "c1", cwd=folder)
    assert several.err == (
        "claimx: error: claims.jsonl: it holds the records of 2 articles; name one: claims.jsonl#a.txt\n"
    )
    assert "no record is of 'a.tx'; did you mean a.txt?" in quick("explain", "claims.jsonl#a.tx", "c1", cwd=folder).err
    traced = quick("explain", "claims.jsonl#a.txt", "--trace", "said", cwd=folder)
    assert traced.out == quick("explain", "a.txt", "--trace", "said", cwd=folder).out
    (folder / "a.txt").unlink()
    alone = quick("explain", "claims.jsonl#a.txt", "c1", cwd=folder)
    assert alone.code == 0
    assert alone.err == (
        "claimx: a.txt, c1: no parse is shown: the record has no text, and its article is not at its path\n"
    )
    head, _, _ = told.partition("\nParse")
    known = [line for line in head.splitlines() if not line.startswith(("because", "path", "mended"))]
    assert [line for line in alone.out.splitlines() if line] == [line for line in known if line]
    assert quick("explain", "whole.jsonl#a.txt", "c1", cwd=folder).out == told
    missing = quick("explain", "claims.jsonl#a.txt", "c99", cwd=folder)
    assert (missing.code, missing.err.count("\n")) == (1, 1)
    lacks = quick("explain", "claims.jsonl#a.txt", "--trace", "said", cwd=folder)
    assert lacks.err.endswith("give the article itself, or make the records --with-text\n")
    record = json.loads((folder / "whole.jsonl").read_text(encoding="utf-8").splitlines()[1])
    record["claims"][0]["certainty"] = "possible"
    (folder / "older.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    older = quick("explain", "older.jsonl", "c1", cwd=folder)
    assert "and is found otherwise now" in older.err
    assert "certainty  possible" in older.out
