import assert from "node:assert/strict";
import { test } from "node:test";

import { emptySearch, folded, fromHash, kept, toHash } from "../../src/claimx/assets/js/find.js";
import { pressed } from "../../src/claimx/assets/js/panel.js";

const source = (text, more = {}) => ({ text, type: "person", named: true, name: text, actors: [], ...more });
const claim = (id, text, more = {}) => ({
  id, text, content: [{ text }], attributed: true, source: null, cue: null, actors: [], hedges: [], quantities: [],
  polarity: "positive", certainty: "certain", ...more,
});
const RECORD = {
  actors: [{ id: "a1", name: "Port of Tallinn" }],
  claims: [
    claim("c1", "the quay is closed", { source: source("Ada Öpik"), actors: ["a1"] }),
    claim("c2", "it rained", { attributed: false, hedges: [{}], certainty: "possible" }),
    claim("c3", "nobody was hurt", { source: source("officials", { named: false, name: null, type: "official" }), polarity: "negative" }),
    claim("c4", "it is known"),
  ],
};
const ids = (search) => kept(RECORD, { ...emptySearch(), ...search }).map(({ id }) => id);

test("chips keep claims that are all of them", () => {
  assert.deepEqual(ids({ chips: new Set(["attributed"]) }), ["c1", "c3", "c4"]);
  assert.deepEqual(ids({ chips: new Set(["unnamed"]) }), ["c3", "c4"]);
  assert.deepEqual(ids({ chips: new Set(["unnamed", "negative"]) }), ["c3"]);
  assert.deepEqual(ids({ chips: new Set(["own", "hedged"]) }), ["c2"]);
});

test("selects and search narrow down; search knows neither case nor accents", () => {
  assert.deepEqual(ids({ type: "official" }), ["c3"]);
  assert.deepEqual(ids({ actor: "Port of Tallinn" }), ["c1"]);
  assert.deepEqual(ids({ source: "No source named" }), ["c4"]);
  assert.deepEqual(ids({ certainty: "possible" }), ["c2"]);
  assert.deepEqual(ids({ q: "OPIK" }), ["c1"]);
  assert.deepEqual(ids({ q: "zebra" }), []);
  assert.equal(folded("Žižkov"), "zizkov");
});

test("a state and its address are the same", () => {
  const search = { q: "50% & more?", chips: new Set(["hedged", "attributed"]), source: "A/B #1" };
  const state = { article: 3, claim: "c7", search };
  const back = fromHash(toHash(state));
  assert.deepEqual({ ...back, search: { ...back.search, chips: [...back.search.chips] } },
    { article: 3, claim: "c7", search: { ...search, chips: ["attributed", "hedged"] } });
  assert.equal(toHash({ article: null, claim: "c7", search: emptySearch() }), "#c7");
  assert.deepEqual(fromHash("#__proto__?x=1&constructor=2").search, emptySearch());
  assert.equal(fromHash("#c7").claim, "c7");
});

test("of attributed and own voice, one is pressed at a time", () => {
  assert.deepEqual([...pressed(new Set(["own", "hedged"]), "attributed")], ["hedged", "attributed"]);
  assert.deepEqual([...pressed(new Set(["hedged"]), "hedged")], []);
});
