"""The word lists: each word in one class, every file explained, a user's own words merged in."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest

import claimx.lexicons
from claimx.errors import LexiconError
from claimx.lexicons import load_lexicons, packaged_tables
from claimx.lexicons.bodies import bodies_of
from claimx.lexicons.checking import Problems, merged
from claimx.lexicons.forms import plural_of
from claimx.lexicons.inflection import lemma_of_inflected
from claimx.lexicons.packed import PACKED, packed, read_packed, tables_of
from claimx.lexicons.schema import tables_adapter
from claimx.lexicons.word_types import known_codes
from claimx.names.words import ACRONYM_LENGTHS

FILES = sorted(Path(claimx.lexicons.__file__).parent.glob("*.toml"))
TABLES = packaged_tables()
Lists = Iterator[tuple[str, list[Any]]]


def lists_of(value: Any, where: str = "") -> Lists:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from lists_of(item, f"{where}.{key}" if where else key)
    elif isinstance(value, list):
        if value and isinstance(value[0], dict):
            for number, item in enumerate(value):
                yield from lists_of(item, f"{where}[{number}]")
        else:
            yield where, value


def twice(items: Iterable[tuple[Any, str]]) -> dict[Any, list[str]]:
    """What stands under several names, with the names."""
    places: dict[Any, list[str]] = defaultdict(list)
    for item, name in items:
        if name not in places[item]:
            places[item].append(name)
    return {item: names for item, names in places.items() if len(names) > 1}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_open_with_their_grammar_and_provenance(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "Provenance:" in text


def test_no_table_stands_in_two_files() -> None:
    found = [(table, path.name) for path in FILES for table in tomllib.loads(path.read_text(encoding="utf-8"))]
    assert twice(found) == {}


def test_no_list_holds_a_word_twice() -> None:
    repeated = {
        where: sorted({w for w in words if words.count(w) > 1})
        for where, words in lists_of(TABLES)
        if isinstance((words or [""])[0], str) and not where.startswith("commitment.")  # pairs of marks, no words
    }
    assert {where: words for where, words in repeated.items() if words} == {}


def test_words_are_tidy() -> None:
    untidy = {
        (where, word)
        for where, words in lists_of(TABLES)
        for word in words
        if isinstance(word, str) and (word != word.strip() or not word)
    }
    assert untidy == set()


def idle(groups: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> dict[str, list[str]]:
    """By group: words that earlier groups of the same kind have taken in every use (a word and a frame)."""
    taken: set[tuple[str, str]] = set()
    found: dict[str, list[str]] = {}
    for name, pairs in groups:
        uses: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for word, frame in pairs:
            uses[word].append((word, frame))
        if words := sorted(word for word, pairs_ in uses.items() if taken.issuperset(pairs_)):
            found[name] = words
        taken.update(pair for pairs_ in uses.values() for pair in pairs_)
    return found


def test_the_packaged_tables_keep_their_own_schema() -> None:
    forms = {**TABLES["cues"]["forms"], **{lemma: lemma for lemma in TABLES["english"]["lemmas"]}}
    tables_adapter().validate_python(TABLES, context={"forms": forms, **known_codes(TABLES)})


def test_verbs_stand_in_order() -> None:
    text = FILES[[path.name for path in FILES].index("cues.toml")].read_text(encoding="utf-8")
    sections = text.split("\n[cues.verbs]\n")[1].split("\n[")[0].split("\n\n")
    entries = [[line for line in each.splitlines() if " = " in line and line[0] != "#"] for each in sections]
    found = [[line.split(" = ")[0].strip('"') for line in lines] for lines in entries]
    assert sum(map(len, found)) == len(TABLES["cues"]["verbs"])
    assert [f"{b!r} stands behind {a!r}" for words in found for a, b in pairwise(words) if b < a] == []


@pytest.mark.parametrize("verb", ["harrumph", "fulminate"])
def test_a_verb_that_the_docs_teach_with_is_in_no_lexicon(verb: str) -> None:
    assert verb in (Path(__file__).parents[1] / "docs" / "lexicons.md").read_text(encoding="utf-8")
    assert verb not in TABLES["cues"]["verbs"]


@pytest.mark.parametrize("kind", ["nouns", "adjectives", "phrases"])
def test_a_cue_has_one_class(kind: str) -> None:
    assert twice((word, group["class"]) for group in TABLES["cues"][kind] for word in group["words"]) == {}


def test_a_hedge_stands_in_one_group_a_frame() -> None:
    found = [((w, group["frame"]), name) for name, group in TABLES["hedges"].items() for w in group.get("words", [])]
    assert twice(found) == {}


def test_a_signature_adds_a_complement_in_each_group() -> None:
    groups = TABLES["signatures"].items()
    assert idle((name, product(g["words"], g["takes"])) for name, g in groups) == {}


def test_a_source_noun_has_one_type() -> None:
    assert twice((word, type_) for type_, words in TABLES["sources"]["nouns"].items() for word in words) == {}


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_bound_has_one_modifier(side: str) -> None:
    bounds = TABLES["quantities"]["bounds"].items()
    assert twice((word, name) for name, bound in bounds for word in bound.get(side, [])) == {}


def test_a_unit_has_one_name() -> None:
    units = TABLES["quantities"]["units"].items()
    named = [
        (form, f"{kind} {name}")
        for kind, group in units
        for name, unit in group.items()
        for form in unit.get("names", [])
    ]
    assert twice(named) == {}


def test_a_state_has_its_own_words() -> None:
    # "Congolese" and the like name people of two states; the lexicon resolves none of them by itself.
    found = twice((word, code) for code, state in TABLES["states"].items() for word in state.get("names", []))
    assert found == {}


def test_packed_lists_are_the_lists_unless_the_file_was_changed(tmp_path: Path) -> None:
    (tmp_path / PACKED).write_text(packed(FILES), encoding="utf-8")
    known, read = read_packed(tmp_path), {}
    for path in FILES:
        tables = tables_of(path, known)
        assert known[path.name].digest in (tmp_path / PACKED).read_text(encoding="utf-8")
        assert tables == tomllib.loads(path.read_text(encoding="utf-8"))
        read.update(tables)
        tables.clear()
        assert tables_of(path, known) != {}, "whoever asked has tables of their own"
    assert read == TABLES
    changed = tmp_path / "english.toml"
    changed.write_text("[english]\nfunction_words = []\n", encoding="utf-8")
    assert tables_of(changed, known) == {"english": {"function_words": []}}
    assert read_packed(tmp_path / "elsewhere") == {}


def test_a_damaged_pack_is_not_read(tmp_path: Path) -> None:
    whole = packed(FILES)
    (tmp_path / PACKED).write_text(whole[: len(whole) // 2], encoding="utf-8")
    known = read_packed(tmp_path)
    for path in FILES:
        assert tables_of(path, known) == tomllib.loads(path.read_text(encoding="utf-8"))


def test_a_body_stands_once() -> None:
    names, bodies = TABLES["names"], list(bodies_of(TABLES["bodies"]))
    own = {f"org:{key}": body for table in ("organisations", "outlets") for key, body in names[table].items()}
    assert [key for key, count in Counter(body.key for body in bodies).items() if count > 1] == []
    assert own.keys() & {body.key for body in bodies} == set()
    forms = [(form, body.key) for body in bodies for form in body.names]
    forms += [(form, key) for key, body in own.items() for form in (body["name"], *body.get("also", []))]
    assert twice(forms) == {}


def test_each_word_can_be_reached() -> None:
    names, forms = load_lexicons().names, load_lexicons().names.forms
    peoples = TABLES["peoples"]["words"]
    assert [word for word in peoples if all(forms[w].kind != "region" for w in (word, plural_of(word)) if w)] == []
    assert [word for same in TABLES["peoples"]["same"].values() for word in same if word not in peoples] == []
    assert [word for word in names.letters if not (word.isupper() and len(word) in ACRONYM_LENGTHS)] == []
    offices = names.offices | {noun for noun, type_ in names.noun_types.items() if type_ == "official"}
    assert names.callings - offices == set()


# -- a user's own ----------------------------------------------------------------------------------------------------


def lexicon(folder: Path, text: str) -> Path:
    path = folder / "my.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_own_cues_are_added(tmp_path: Path) -> None:
    own = lexicon(tmp_path, '[cues.verbs]\nforetell = { assert = ["clause"] }\n')
    assert "foretell" not in load_lexicons().cues.verbs
    cues = load_lexicons([own]).cues
    assert cues.verbs["foretell"][0].frames == {"clause": "assert"}
    assert set(load_lexicons().cues.verbs) < set(cues.verbs)


def test_an_own_class_wins(tmp_path: Path) -> None:
    own = lexicon(tmp_path, '[cues.verbs]\nrecite = { assert = ["object", "clause"] }\n')
    assert load_lexicons([own]).cues.verbs["recite"][0].frames == {"object": "assert", "clause": "assert"}


def test_lists_grow_and_values_are_replaced() -> None:
    base = {"a": {"words": ["x", "y"], "strength": 1}}
    problems = Problems(Path("my.toml"), "")
    assert merged(base, {"a": {"words": ["y", "z"], "strength": 2}}, problems) == {
        "a": {"words": ["x", "y", "z"], "strength": 2}
    }
    assert base == {"a": {"words": ["x", "y"], "strength": 1}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[cuse]\nverbs = 1\n", r"my\.toml:1: no table 'cuse'; did you mean 'cues'\?"),
        ("cues = 1\n", r"my\.toml:1: cues must be a table, not a whole number"),
        ("[cues.verb]\nwarble = 1\n", r"my\.toml:1: \[cues\] has no list 'verb'; did you mean 'verbs'\?"),
        ("[cues.views]\nwords = [1]\n", r"my\.toml:2: cues\.views\.words must be a text, not a whole number \(1\)"),
        ('[cues]\nviews = ["x"]\n', r"my\.toml:2: cues\.views must be a table, not a list"),
        ("[cues.verbs]\nwarble = 1\n", r"my\.toml:2: cues\.verbs\.warble must be a table, not a whole number"),
        (
            '[cues.verbs]\nwarble = { asert = ["clause"] }\n',
            r"my\.toml:2: cues\.verbs\.warble\.asert: unknown value 'asert'; did you mean 'assert'\?",
        ),
        (
            '[cues.verbs]\nwarble = { assert = ["gerrund"] }\n',
            r"my\.toml:2: cues\.verbs\.warble\.assert: unknown value 'gerrund'; did you mean 'gerund'\?",
        ),
        ('[cues.verbs]\nwarble = { assert = "clause" }\n', r"cues\.verbs\.warble\.assert must be a list, not a text"),
        (
            '[cues.phrases.neutral]\nwords = ["in the telling of"]\n',
            r"cues\.phrases must be a list, not a table; write \[\[cues\.phrases\]\], and below it class and words",
        ),
        (
            '[cues]\nverbs = ["warble"]\n',
            r"toml:2: cues\.verbs must be a table, not a list; write \[cues\.verbs\], and below it such as \w+ = \{ ",
        ),
        (
            '[[hedges.mine]]\nwords = ["belike"]\n',
            r"my\.toml:1: hedges\.mine must be a table, not a list .*; write \[hedges\.mine\]",
        ),
        (
            '[cues.verbs]\nwarble = { deny = "object" }\n',
            r"warble\.deny must be a list, not a text .*; write deny = \[\"clause\", …\]",
        ),
        ("[cues.verbs]\nwarble = {}\n", "warble needs a frame"),
        (
            '[cues.verbs]\nwarble = { assert = ["clause"], deny = ["clause"] }\n',
            r"warble has the frame 'clause' twice; a frame has one class",
        ),
        (
            '[cues.verbs]\nwarbleed = { assert = ["clause"] }\n',
            r"my\.toml:2: .*'warbleed' is an inflected form; a list of lemmas wants 'warble'",
        ),
        ('[[cues.nouns]]\nclas = "assert"\nwords = ["warble"]\n', r"my\.toml:1: cues\.nouns needs 'class'"),
        ('[hedges.mine]\nframe = "modal"\nstrength = 1\n', r"my\.toml:1: hedges\.mine needs 'category'"),
        (
            '[hedges.mine]\nframe = "adverbs"\ncategory = "epistemic"\nstrength = 1\nwords = ["belike"]\n',
            r"my\.toml:2: hedges\.mine\.frame: unknown value 'adverbs'; did you mean 'adverb'\?",
        ),
        (
            '[hedges.mine]\nframe = "adverb"\ncategory = "epistemic"\nstrength = 4\nwords = ["belike"]\n',
            r"hedges\.mine\.strength: unknown value 4; there are 1, 2, 3",
        ),
        (
            '[hedges.mine]\nframe = "clause_verb"\ncategory = "epistemic"\nstrength = 2\nwords = ["reckons"]\n',
            r"'reckons' is an inflected form; a list of lemmas wants 'reckon'",
        ),
        ('[senses]\nabilty = ["x"]\n', r"my\.toml:2: \[senses\] has no list 'abilty'; did you mean 'ability'\?"),
        (
            '[names.organisations]\nX = { nme = "X" }\n',
            r"names\.organisations\.X has no key 'nme'; did you mean 'name'\?",
        ),
        ("[cues\n", "not a TOML file"),
    ],
)
def test_a_broken_lexicon_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message) as error:
        load_lexicons([lexicon(tmp_path, text)])
    assert "my.toml" in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("verb", ["exceed", "bring", "focus", "discuss", "agree"])
def test_a_lemma_that_ends_as_a_form_does_is_taken(tmp_path: Path, verb: str) -> None:
    load_lexicons([lexicon(tmp_path, f'[cues.verbs]\n{verb} = {{ assert = ["object"] }}\n')])


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("grouses", "grouse"), ("groused", "grouse"), ("grousing", "grouse"), ("planned", "plan"), ("rated", "rate"),
        ("visited", "visit"), ("carries", "carry"), ("crushes", "crush"), ("swinging", "swing"), ("misled", "mislead"),
        ("overcame", "overcome"), ("said", "say"), ("doomscrolled", ""), ("grouse", None), ("canvas", None),
        ("discuss", None), ("exceed", None), ("doomscroll", None),
    ],
)  # fmt: skip
def test_the_lemma_of_a_form_is_a_real_verb(form: str, lemma: str | None) -> None:
    assert lemma_of_inflected(form, packaged_tables()["cues"]["forms"]) == lemma


def test_a_missing_lexicon_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.toml: no such lexicon file"):
        load_lexicons([tmp_path / "none.toml"])
    with pytest.raises(LexiconError, match="this is a folder; give the name of a lexicon file"):
        load_lexicons([tmp_path])


def test_of_several_the_broken_lexicon_is_named(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text('[hedges.mine]\nframe = "adverb"\ncategory = "epistemic"\nstrength = 2\nwords = ["belike"]\n')
    bad.write_text('[hedges.yours]\nframe = "adverb"\n')
    with pytest.raises(LexiconError, match=r"bad\.toml:1: hedges\.yours needs") as error:
        load_lexicons([good, bad])
    assert "good.toml" not in str(error.value)


def test_verbs_of_the_grammar_take_a_clause_as_cues_too() -> None:
    verbs = TABLES["cues"]["verbs"]
    with_clause = {verb for verb, classes in verbs.items() if any("clause" in frames for frames in classes.values())}
    lists = ("without_that", "always_tell_somebody")
    assert {name: sorted(set(TABLES["grammar"][name]) - with_clause) for name in lists} == {name: [] for name in lists}


def test_shared_words_hide_no_list_of_a_concept() -> None:
    """What several concepts ask of has a name that none of them uses for something else."""
    own = {*TABLES["senses"], *TABLES["cues"]["function_words"], *TABLES["grammar"]}
    assert own.isdisjoint(TABLES["shared"])
