import assert from "node:assert/strict";
import { test } from "node:test";

import { revealed } from "../../src/claimx/assets/js/dom.js";
import { contentWords, intervalWords, whoWords } from "../../src/claimx/assets/js/words.js";

const quantity = (low, high, modifier = "exact") => ({ low, high, modifier });

test("intervals in words", () => {
  assert.equal(intervalWords(quantity(8000, 8000)), "8,000");
  assert.equal(intervalWords(quantity(8000, 8000, "about")), "about 8,000");
  assert.equal(intervalWords(quantity(20, null, "at_least")), "at least 20");
  assert.equal(intervalWords(quantity(20, null, "more_than")), "more than 20");
  assert.equal(intervalWords(quantity(null, 60, "at_most")), "at most 60");
  assert.equal(intervalWords(quantity(24, 120, "vague")), "24 to 120");
});

test("who says it: the name, else the fuller phrase, else as written", () => {
  const claim = (source) => ({ attributed: true, source });
  assert.equal(whoWords(claim({ text: "he", name: "Ada Okoye" })), "Ada Okoye");
  assert.equal(whoWords(claim({ text: "Mayor Ada Okoye", name: "Ada Okoye" })), "Mayor Ada Okoye");
  assert.equal(whoWords(claim({ text: "they", name: null, antecedent: { text: "two\nofficials" } })), "two officials");
  assert.equal(whoWords(claim({ text: "they", name: null })), "they"); // a record of an older version
  assert.equal(whoWords(claim(null)), "No source named");
  assert.equal(whoWords({ attributed: false, source: null }), "The article itself");
});

test("content in pieces has an ellipsis between them", () => {
  assert.equal(contentWords({ text: "x", content: [{ text: "We  wait" }, { text: "and\nsee" }] }), "We wait … and see");
});

test("characters that turn or hide text are spelled out", () => {
  assert.equal(revealed("a\u202eb\u0007\u2067\tc\n"), "a⟦U+202E⟧b⟦U+0007⟧⟦U+2067⟧\tc\n");
});
