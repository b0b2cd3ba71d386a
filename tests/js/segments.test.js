import assert from "node:assert/strict";
import { test } from "node:test";

import { blocks, marksOf, points, segments } from "../../src/claimx/assets/js/segments.js";

const mark = (kind, start, end, id) => ({ kind, start, end, id });

test("segments cover the text once, in order, each with all marks over it", () => {
  const marks = [mark("content", 2, 9, "c1"), mark("content", 4, 9, "c2"), mark("hedge", 3, 5, "h1"), mark("quantity", 8, 12, "q1")];
  const found = segments(marks, 0, 15);
  assert.equal(found.map(({ start, end }) => `${start}-${end}`).join(" "), "0-2 2-3 3-4 4-5 5-8 8-9 9-12 12-15");
  assert.deepEqual(found[3].marks.map(({ id }) => id), ["c1", "c2", "h1"]);
  assert.deepEqual(found[5].marks.map(({ id }) => id), ["c1", "c2", "q1"]);
  assert.deepEqual(found[7].marks, []);
});

test("marks reach over the edges of a paragraph; empty ones and those elsewhere are left out", () => {
  const found = segments([mark("content", 0, 20, "c1"), mark("cue", 7, 7, "c1"), mark("source", 30, 40, "c1")], 5, 10);
  assert.deepEqual(found, [{ start: 5, end: 10, marks: [mark("content", 0, 20, "c1")] }]);
});

test("offsets are code points", () => {
  assert.equal(points("a🚢b").slice(2, 3).join(""), "b");
});

test("blank lines part paragraphs, else every line end does", () => {
  const of = (text) => blocks(points(text)).map(([start, end]) => text.slice(start, end));
  assert.deepEqual(of("One\ntwo\n\nthree\r\n\r\nfour"), ["One\ntwo", "three", "four"]);
  assert.deepEqual(of("One\ntwo\n"), ["One", "two"]);
  assert.deepEqual(of(" \n\n "), []);
});

test("of a selection of claims, only their own numbers and hedges are marked", () => {
  const quantities = [{ id: "q1", start: 1, end: 2 }, { id: "q2", start: 5, end: 6 }];
  const claim = (id, own) => ({ id, attributed: false, content: [], source: null, cue: null, quantities: own, hedges: [] });
  const record = { claims: [claim("c1", [quantities[0]]), claim("c2", [])], quantities, hedges: [] };
  assert.deepEqual(marksOf(record, [record.claims[0]]).map(({ id }) => id), ["q1"]);
  assert.deepEqual(marksOf(record).map(({ id }) => id), ["q1", "q2"]);
});
