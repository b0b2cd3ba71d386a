"""Tokens and sentence boundaries: what news glues together and what it abbreviates."""

from __future__ import annotations

import pickle
import string
import time
from contextlib import nullcontext
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokenizer import Tokenizer

from claimx.boundaries import LONGEST
from claimx.language import complete, load_pipeline, memory_zone
from claimx.lexicons import load_lexicons
from claimx.tokenizer import BoundedTokenizer, Marks
from claimx.tokens import NewsTokenizer

CASES = [
    ("The U.S. sent an 8,000-strong force.", ["The", "U.S.", "sent", "an", "8,000", "-", "strong", "force", "."]),
    ("A 12,000-troop deployment began.", ["A", "12,000", "-", "troop", "deployment", "began", "."]),
    ("It cost $1.2bn in Q3.", ["It", "cost", "$", "1.2bn", "in", "Q3", "."]),
    ("Since 9/11 nothing changed.", ["Since", "9/11", "nothing", "changed", "."]),
    ("SEOUL—Ministers met.", ["SEOUL", "—", "Ministers", "met", "."]),
    ("(Wire)—Ministers met.", ["(", "Wire", ")", "—", "Ministers", "met", "."]),
    ("Well…they left.", ["Well", "…", "they", "left", "."]),
    ("The “Herald”’s editor quit.", ["The", "“", "Herald", "”", "’s", "editor", "quit", "."]),
    ('The "Herald"\'s editor quit.', ["The", '"', "Herald", '"', "'s", "editor", "quit", "."]),
    ("See https://news.example/a?b=1.", ["See", "https://news.example/a?b=1", "."]),
    ("A U.S.-led force left.", ["A", "U.S.", "-", "led", "force", "left", "."]),
    ("between 10%-15%", ["between", "10", "%", "-", "15", "%"]),
    ("It fell to 2%.The bank cut.", ["It", "fell", "to", "2", "%", ".", "The", "bank", "cut", "."]),
    ("She said:“We go.”", ["She", "said", ":", "“", "We", "go", ".", "”"]),
    ("He left.“We go,” she said.", ["He", "left", ".", "“", "We", "go", ",", "”", "she", "said", "."]),
    ('He said."No" was heard.', ["He", "said", ".", '"', "No", '"', "was", "heard", "."]),
    ("Lt. Col. Ray met Sgt. Hall.", ["Lt.", "Col.", "Ray", "met", "Sgt.", "Hall", "."]),
    ("\ufeffRay\u200b met\u200c Hall\u2060.", ["\ufeff", "Ray", "\u200b", "met", "\u200c", "Hall", "\u2060", "."]),
    ("Ray left.\u200bHall\u200bstayed.", ["Ray", "left", ".", "\u200b", "Hall", "\u200b", "stayed", "."]),
    ("in the U.S.\u200bHall stayed", ["in", "the", "U.S.", "\u200b", "Hall", "stayed"]),
    ("The word می\u200cروم is Persian.", ["The", "word", "می\u200cروم", "is", "Persian", "."]),
    ("(see (the past)History)Please go.", ["(", "see", "(", "the", "past", ")", "History", ")", "Please", "go", "."]),
    ("(its (own))Polish club", ["(", "its", "(", "own", ")", ")", "Polish", "club"]),
    ("(It was the end.)He left.", ["(", "It", "was", "the", "end", ".", ")", "He", "left", "."]),
    ("The president(s) left", ["The", "president(s", ")", "left"]),
    ('He said "no".The club left.', ["He", "said", '"', "no", '"', ".", "The", "club", "left", "."]),
    ("He said “no”.The club left.", ["He", "said", "“", "no", "”", ".", "The", "club", "left", "."]),
    ("Is it “so”?The club left.", ["Is", "it", "“", "so", "”", "?", "The", "club", "left", "."]),
    ("“Yes,”he said.", ["“", "Yes", ",", "”", "he", "said", "."]),
    ("the “Herald”’s “yes”", ["the", "“", "Herald", "”", "’s", "“", "yes", "”"]),
    ('the "shops"—where he', ["the", '"', "shops", '"', "—", "where", "he"]),
    ("the Party(PDP) won", ["the", "Party", "(", "PDP", ")", "won"]),
    ("He said yes.[1]", ["He", "said", "yes", ".", "[", "1", "]"]),
    ("He said yes.[1]She left.", ["He", "said", "yes", ".", "[", "1", "]", "She", "left", "."]),
    ("“[T]he club left.”", ["“", "[", "T]he", "club", "left", ".", "”"]),
    ("in the U.S.The club", ["in", "the", "U.S.", "The", "club"]),
    ("They won 6-3.The club", ["They", "won", "6", "-", "3", ".", "The", "club"]),
    ("HK$1 AU$120 CA$250", ["HK$", "1", "AU$", "120", "CA$", "250"]),
    ("MXN$30 S$7,000 US$5", ["MXN$", "30", "S$", "7,000", "US$", "5"]),
    ("$20-$30 million", ["$", "20", "-", "$", "30", "million"]),
    ("US$5–US$10 £5m–£10m", ["US$", "5", "–", "US$", "10", "£", "5m", "–", "£", "10", "m"]),
    ("3,000–4,000 or 3,000—4,000", ["3,000", "–", "4,000", "or", "3,000", "—", "4,000"]),
    ("It cost €5–10bn.", ["It", "cost", "€", "5", "–", "10bn", "."]),
    ("open 5pm-7pm daily", ["open", "5", "pm", "-", "7", "pm", "daily"]),
    ("open 9am–11pm daily", ["open", "9", "am", "–", "11", "pm", "daily"]),
    ("on Jan.5 and Sept.12", ["on", "Jan.", "5", "and", "Sept.", "12"]),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


@pytest.mark.parametrize(("text", "tokens"), CASES, ids=[text for text, _ in CASES])
def test_tokens(nlp: Language, text: str, tokens: list[str]) -> None:
    doc = nlp.make_doc(text)
    assert [token.text for token in doc] == tokens
    assert doc.text == text


BLANKS = ["\u00a0", "\u00a0\u00a0", "\u2009", "\u2003", " \u00a0 ", "\u200b"]


@pytest.mark.parametrize("zone", [False, True])
@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
def test_every_blank_is_white_space(nlp: Language, blank: str, zone: bool) -> None:
    texts = [f"{blank}He ran for mayor.", f"He left.{blank}The club stayed.", f"The mayor{blank}said that it rained."]
    with memory_zone(nlp) if zone else nullcontext():
        for text, roots in zip(texts, (["ran"], ["left", "stayed"], ["said"]), strict=True):
            doc = nlp(text)
            assert doc.text == text
            assert [t.text for t in doc if t.dep_ == "ROOT"] == roots
            blanks = [(t.tag_, t.is_space, t.dep_) for t in doc if not t.text.isprintable()]
            assert blanks == [("_SP", True, "dep")]
            assert [t.text for t in doc if t.dep_ == "nsubj"][-1] in {"He", "club", "it"}


def test_blanks_in_other_processes(nlp: Language) -> None:
    vocab = pickle.loads(pickle.dumps(nlp.vocab))
    assert vocab["\u2003\u2003"].norm_ == " "
    assert vocab["\u2003\u2003"].is_space


@pytest.mark.parametrize("mark", ["\u200b", ")", "]", "”", "—", "5–", "Jan.", "U.", "a.)", "$", "A$-", "”.", ".["])
def test_cuts_take_linear_time(nlp: Language, mark: str) -> None:
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    text = mark * 20_000 + "a"
    for find in (tokenizer.prefix_search, tokenizer.suffix_search):
        find(text)
    assert all(match.end() <= len(text) for match in tokenizer.infix_finditer(text))
    assert tokenizer(text[-300:]).text == text[-300:]


def test_a_hashtag_breaks_nothing(nlp: Language) -> None:
    doc = nlp("Thousands marched under #WaterNow on Friday, and the mayor said the city would listen.")
    assert len(list(doc.sents)) == 1
    assert any(token.text == "said" and token.pos_ == "VERB" for token in doc)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The minister met Gen. Ruth Abara and Lt. Col. Omar Diaz on Monday.", 1),
        ("Sen. Park said that Rep. Lowe had lied.", 1),
        ("Police stopped the No. 10 bus on Monday.", 1),
        ("The talks ended, the minister said.He then left the city.", 2),
        ("Prices rose by 3.5%.The bank kept its rate.", 2),
        ("“It is late,”\nsaid Ana Roe, a clerk.", 1),
        ("“It is late,”\nAna Roe said so.\nShe left.", 3),
        ("The first paragraph has no stop\n\nThe second has one.", 2),
        ("NAIROBI—The army said that it had left the town.", 1),
        ("The U.S. Army said that it would leave.", 1),
        ("He lives on Main St. The police said they had searched the house.", 2),
        ("The attack happened in Sept. The army left a month later.", 2),
        ("The plant was sold to Acme Intl. It closed in May.", 2),
        ("The match began at 5 p.m. The police left at once.", 2),
        ("The family lives in the U.S. They fled the war in May.", 2),
        ("The mayor of St. Louis said that the city would pay.", 1),
        ("She was born in St. Petersburg and studied in St. Louis.", 1),
        ("On Sept. 11 the talks failed.", 1),
        ("The mayor called it “a farce”. Critics agreed with her.", 2),
        ('A big shape rose from the bay. " What is it? " asked Beth.', 2),
        ('" There is so much to do, " said Varga. " We are only beginning. "', 2),
        ('He is 6\' 2" in shoes. "We left," she said. Then it rained.', 3),
        ('The choir sang "Go! Go! Go! (By Night)" and left the hall.', 1),
        ("The band won the Hooray! poll for the third time.", 1),
        ("“Leave the port at once!” the captain of the ship ordered.", 1),
        ("A good day\n\nOrvik Hospital of the north opened a new ward on Monday.", 2),
        ("We won! (The score was 3-1.) The crowd went home.", 3),
        ("“He left the town. [We] stayed at home,” she said.", 2),
        ("The envoy met Gen. He on Monday.", 1),
        ("The mayor said the plan “can't work.”  Critics agreed with her.", 2),
        ("The match began at 5 p.m.  The police left.  They had seen enough.", 3),
        ("The envoy met Gen.  He and Mr.  Roe on Monday.", 1),
        ("The court heard Roe v. The State on Monday.", 1),
    ],
)
def test_sentences(nlp: Language, text: str, count: int) -> None:
    assert len([sentence for sentence in nlp(text).sents if sentence.text.strip()]) == count


def test_a_user_s_abbreviations_reach_the_pipeline(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[names.abbreviations]\ntitles = ["Kapt."]\n', encoding="utf-8")
    text = "The court freed Kapt. He on Monday."
    for nlp in (
        load_pipeline(names=load_lexicons([own]).names),
        complete(load_pipeline(), names=load_lexicons([own]).names),
    ):
        doc = nlp(text)
        assert "Kapt." in [token.text for token in doc]
        assert len(list(doc.sents)) == 1


def test_batches_do_not_change_the_analysis(nlp: Language) -> None:
    texts = [
        f"The minister of region {i} said that {i * 37} people had left the town, and police feared more would."
        + " Nobody was hurt." * (i % 5)
        for i in range(24)
    ]

    def analysis(size: int) -> list[list[tuple[str, str, int, str, str]]]:
        return [
            [(t.tag_, t.lemma_, t.head.i, t.dep_, t.ent_type_) for t in doc] for doc in nlp.pipe(texts, batch_size=size)
        ]

    alone = analysis(1)
    assert analysis(7) == alone
    assert analysis(24) == alone


@pytest.mark.parametrize("unit", ["=", "“", "'", "-a", "a", "a.b/", "$1", "’s", "\u200b", "😀", "a\u0301", "())"])
def test_long_stretches_take_no_longer_a_character(nlp: Language, unit: str) -> None:
    text = f"He said {(unit * 20_000)[:20_000]} and left.  It was {'_' * 60}."
    started = time.process_time()
    doc = nlp.make_doc(text)
    assert time.process_time() - started < 2
    assert doc.text == text
    assert [token.text for token in doc[:2]] == ["He", "said"]
    assert "_" * 60 + "." in [token.text for token in doc]


@pytest.mark.parametrize("unit", ["He left, she said", "and the", "(“", "he said,", "Roe left. Dahl stayed."])
def test_no_sentence_is_without_end(nlp: Language, unit: str) -> None:
    doc = nlp(" ".join([unit] * 700))
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST + 1


def test_a_long_paragraph_is_cut_at_its_stops(nlp: Language) -> None:
    sentence = "The mayor of Orvane said on Monday that the dam was safe."
    assert {sent.text for sent in nlp(" ".join([sentence] * 120)).sents} == {sentence}


def test_a_line_across_the_page_is_one_token(nlp: Language) -> None:
    line = "=" * 60
    words = [token.text for token in nlp.make_doc(f"He didn't go. {line} She left{line}.")]
    assert words == ["He", "did", "n't", "go", ".", line, "She", "left", line + "."]
    assert nlp.make_doc(f"didn't {line}")[1].norm_ == nlp.make_doc("didn't")[1].norm_ == "not"
    assert [token.text for token in nlp.make_doc("https://example.org/" + "a/" * 80)] == [
        "https://example.org/" + "a/" * 80
    ]


def test_a_saved_pipeline_keeps_to_it(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    loaded = spacy.blank("en").from_config(nlp.config)
    loaded.from_disk(tmp_path / "saved")
    assert isinstance(nlp.tokenizer, NewsTokenizer)
    assert isinstance(loaded.tokenizer, BoundedTokenizer)
    assert loaded.tokenizer.to_bytes(exclude=["vocab"]) == nlp.tokenizer.to_bytes(exclude=["vocab"])


def patterns_of(nlp: Language) -> list[Marks]:
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, NewsTokenizer)
    methods = (tokenizer.prefix_search, tokenizer.suffix_search, tokenizer.infix_finditer, tokenizer.url_match)
    return [method.__self__ for method in methods]


@given(word=st.text(string.ascii_letters, min_size=1))
def test_no_pattern_of_marks_stands_in_a_word_of_plain_letters(nlp: Language, word: str) -> None:
    assert not any(marks.compiled.search(word) for marks in patterns_of(nlp))


def test_every_other_word_is_searched(nlp: Language) -> None:
    for marks, word in zip(patterns_of(nlp), ("$5", "5km", "re-run", "news.example"), strict=True):
        assert marks.compiled.search(word)
        assert marks.search(word) or marks.match(word)
        assert list(marks.finditer(word)) or marks.match(word)
