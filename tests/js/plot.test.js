import assert from "node:assert/strict";
import { test } from "node:test";

import { scaleOf, scaleWords } from "../../src/claimx/assets/js/plot.js";

test("zero is on the scale, and every value between its ends", () => {
  const scale = scaleOf([{ low: 20, high: null }, { low: 17, high: 17 }, { low: 23, high: 23 }]);
  assert.equal(scaleWords(scale), "0 to 23");
  assert.ok(scale.at(0) < scale.at(17) && scale.at(17) < scale.at(20) && scale.at(23) <= 100);
});

test("values far apart are told by powers of ten", () => {
  const scale = scaleOf([{ low: 3, high: 3 }, { low: 90_000, high: 90_000 }]);
  assert.match(scaleWords(scale), /by powers of ten/);
  assert.ok(scale.at(3) > scale.at(0));
});

test("odd values make a scale", () => {
  for (const values of [[], [{ low: null, high: null }], [{ low: 0, high: 0 }], [{ low: -5, high: 2 }]]) {
    const scale = scaleOf(values);
    assert.ok(Number.isFinite(scale.at(0)));
  }
});
