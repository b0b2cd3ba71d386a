import { contentWords, isUnnamed, whoWords } from "./words.js";

/** The chips: what they keep. Two of one group exclude each other. */
export const CHIPS = {
  attributed: { label: "attributed", group: "voice", keeps: (claim) => claim.attributed },
  own: { label: "own voice", group: "voice", keeps: (claim) => !claim.attributed },
  unnamed: { label: "unnamed", keeps: isUnnamed },
  hedged: { label: "hedged", keeps: (claim) => claim.hedges.length > 0 },
  numeric: { label: "with numbers", keeps: (claim) => claim.quantities.length > 0 },
  negative: { label: "negative", keeps: (claim) => claim.polarity === "negative" },
};

/** The selects: what values a claim has. */
export const SELECTS = {
  source: { label: "Source", values: (claim) => (claim.attributed ? [whoWords(claim)] : []) },
  type: { label: "Type", values: (claim) => (claim.source ? [claim.source.type] : []) },
  actor: { label: "Actor", values: (claim, names) => [...new Set(actorsOf(claim).map((id) => names.get(id) ?? id))] },
  certainty: { label: "Certainty", values: (claim) => [claim.certainty] },
};

function actorsOf(claim) {
  return [...claim.actors, ...(claim.source ? claim.source.actors : [])];
}

/** The names of a record's actors by their ids. */
export function actorNames(record) {
  return new Map(record.actors.map((actor) => [actor.id, actor.name]));
}

// eslint-disable-next-line no-control-regex
const PLAIN = /^[\x00-\x7f]*$/;

/** The text as searches compare it: without case and accents. */
export function folded(text) {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The claims of a record that a search keeps: `{q, chips: Set, source, type, actor, certainty}`. */
export function kept(record, search) {
  const words = folded(search.q ?? "").trim();
  const names = actorNames(record);
  return record.claims.filter((claim) => {
    for (const chip of search.chips) if (!CHIPS[chip].keeps(claim)) return false;
    for (const [key, select] of Object.entries(SELECTS)) {
      if (search[key] && !select.values(claim, names).includes(search[key])) return false;
    }
    if (!words) return true;
    const source = claim.source ? claim.source.text : "";
    return folded([contentWords(claim), source, whoWords(claim)].join("\n")).includes(words);
  });
}

/** The values of a select among all claims, with how many claims have each, the most frequent first. */
export function counted(record, key) {
  const counts = new Map();
  const names = actorNames(record);
  for (const claim of record.claims) {
    for (const value of SELECTS[key].values(claim, names)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

export function emptySearch() {
  return { q: "", chips: new Set() };
}

/** The address of a state: `#c7`, `#3/c7?hedged&q=toll`; the article's number where there are several. */
export function toHash({ article, claim, search }) {
  const query = new URLSearchParams();
  if (search.q) query.set("q", search.q);
  for (const key of Object.keys(SELECTS)) if (search[key]) query.set(key, search[key]);
  const chips = [...search.chips].sort().join("&");
  const words = [chips, query.toString()].filter(Boolean).join("&");
  return `#${article === null ? "" : `${article}/`}${claim ?? ""}${words ? `?${words}` : ""}`;
}

/** The state of an address; what it can't be is left out. */
export function fromHash(hash) {
  const [, article, claim, words] = /^#?(?:(\d+)\/)?([a-z]\d+)?(?:\?(.*))?$/s.exec(hash) ?? [];
  const query = new URLSearchParams(words ?? "");
  const search = emptySearch();
  for (const [key, value] of query) {
    if (Object.hasOwn(CHIPS, key)) search.chips.add(key);
    else if (key === "q" || Object.hasOwn(SELECTS, key)) search[key] = value;
  }
  return { article: article === undefined ? null : Number(article), claim: claim ?? null, search };
}
