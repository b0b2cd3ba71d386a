import { folded } from "./find.js";

/** What a search may ask for, and under which name it stands in the address. */
export const KEYS = {
  who: "Source", type: "Type", named: "Named", voice: "Voice", mode: "Quoted", certainty: "Certainty",
  polarity: "Polarity", outlet: "Outlet", date: "Date", month: "Month", hedge: "Hedge", actor: "Actor", noun: "Counted",
  called: "Called", reason: "Reason", said: "Statement", hedged: "Hedged", numeric: "With numbers",
};
export const ORDERS = ["who", "what", "numbers", "certainty", "outlet", "date"];
const PORTION = 2_000;
const SURE = ["certain", "probable", "possible", "unknown"];

/** The claims of a report, column by column. */
export class Claims {
  constructor(data) {
    Object.assign(this, data);
    this.count = this.what.length;
    this.searched = [];
    this.article = new Uint32Array(this.count);
    let next = 0;
    this.articles.claims.forEach((claims, place) => {
      this.article.fill(place, next, next + claims);
      next += claims;
    });
    this.places = new Map(this.articles.place.map((place, row) => [place, row]));
  }

  /** The value of a column that has one. */
  value(key, claim) {
    if (key === "outlet" || key === "date") return this.dictionaries[key][this.articles[key][this.article[claim]]];
    return this.dictionaries[key][this.single[key][claim]];
  }

  /** The values of a column that may have several. */
  values(key, claim) {
    if (!Object.hasOwn(this.several, key)) return [this.value(key, claim)];
    return this.several[key][claim].map((number) => this.dictionaries[key][number]);
  }

  title(claim) {
    return this.articles.title[this.article[claim]];
  }

  /** The address of a claim in its article. */
  address(claim) {
    return `#article/${this.articles.place[this.article[claim]]}/c${this.ids[claim]}`;
  }

  /** The claims that a search keeps, in the order it asks for. */
  find(search) {
    const tests = Object.keys(KEYS).filter((key) => search[key]).map((key) => this.test(key, search[key]));
    const words = folded(search.q ?? "").trim();
    if (words) {
      const texts = this.texts();
      tests.push((claim) => texts[claim].includes(words));
    }
    const found = new Uint32Array(this.count);
    let size = 0;
    for (let claim = 0; claim < this.count; claim++) {
      if (tests.every((test) => test(claim))) found[size++] = claim;
    }
    return this.ordered(found.subarray(0, size), search);
  }

  test(key, wanted) {
    if (key === "hedged") return (claim) => this.several.hedge[claim].length > 0;
    if (key === "numeric") return (claim) => this.numbers[claim].length > 0;
    if (key === "month") return (claim) => this.value("date", claim).startsWith(wanted);
    const number = this.dictionaries[key].indexOf(wanted);
    if (Object.hasOwn(this.several, key)) return (claim) => this.several[key][claim].includes(number);
    if (key === "outlet" || key === "date") return (claim) => this.articles[key][this.article[claim]] === number;
    return (claim) => this.single[key][claim] === number;
  }

  /** Without case and accents: content, source and title of each claim. */
  texts() {
    while (this.searched.length < this.count) this.fold(this.count);
    return this.searched;
  }

  /** Make the texts that searches look into while nothing else is to do, a few thousand at a time. */
  prepare() {
    this.fold(PORTION);
    if (this.searched.length < this.count) setTimeout(() => this.prepare(), 10);
  }

  fold(most) {
    const end = Math.min(this.searched.length + most, this.count);
    for (let claim = this.searched.length; claim < end; claim++) {
      this.searched.push(folded(`${this.what[claim]}\n${this.value("who", claim)}\n${this.title(claim)}`));
    }
  }

  ordered(claims, { sort, down, noun }) {
    if (!ORDERS.includes(sort)) return claims;
    const ranks = sort === "numbers" ? this.amountsOf(noun) : this.ranks(sort);
    const sign = down === "1" ? -1 : 1;
    const last = (claim) => (ranks[claim] === Infinity ? 1 : 0); // what has no value, either way
    return claims.sort((a, b) => last(a) - last(b) || (last(a) ? a - b : sign * (ranks[a] - ranks[b]) || a - b));
  }

  /** By claim, its place in an order; what has no value comes last. */
  ranks(by) {
    this.ranked ??= {};
    if (this.ranked[by]) return this.ranked[by];
    const ranks = new Float64Array(this.count);
    if (by === "what") rankTexts(this.what, ranks);
    else {
      const places = placesOf(this.dictionaries[by], by);
      const own = by === "outlet" || by === "date";
      for (let claim = 0; claim < this.count; claim++) {
        ranks[claim] = places[own ? this.articles[by][this.article[claim]] : this.single[by][claim]];
      }
    }
    return (this.ranked[by] = ranks);
  }

  /** The numbers of a claim in words; those that count `noun` come first. */
  numberWords(claim, noun) {
    const number = noun ? this.dictionaries.noun.indexOf(noun) : null;
    const isOther = ([, , counted]) => number !== null && counted !== number;
    return [...this.numbers[claim]].sort((a, b) => isOther(a) - isOther(b)).map(([words]) => words).join("; ");
  }

  /** By claim, the greatest of its numbers, or of those that count `noun`; infinity where it has none. */
  amountsOf(noun) {
    const number = noun ? this.dictionaries.noun.indexOf(noun) : null;
    return Float64Array.from(this.numbers, (all) => {
      const wanted = all.filter(([, value, counted]) => value !== null && (number === null || counted === number));
      const values = wanted.map(([, value]) => value);
      return values.length ? Math.max(...values) : Infinity;
    });
  }

  /** The values of a column with how many claims have each, the most frequent first. */
  counted(key) {
    const counts = new Map();
    for (let claim = 0; claim < this.count; claim++) {
      for (const value of this.values(key, claim)) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  }
}

function rankTexts(texts, ranks) {
  const compare = new Intl.Collator("en").compare;
  const order = texts.map((_, claim) => claim).sort((a, b) => compare(texts[a], texts[b]));
  order.forEach((claim, place) => { ranks[claim] = place; });
}

function placesOf(values, by) {
  const places = new Float64Array(values.length);
  const compare = by === "certainty" ? (a, b) => SURE.indexOf(a) - SURE.indexOf(b) : new Intl.Collator("en").compare;
  const order = values.map((_, place) => place).sort((a, b) => (values[a] === "") - (values[b] === "") || compare(values[a], values[b]));
  order.forEach((value, place) => { places[value] = values[value] === "" ? Infinity : place; });
  return places;
}

/** The search of an address, `#claims?type=official&q=toll`; null where it is of something else. */
export function searchOf(hash) {
  const [, words] = /^#claims(?:\?(.*))?$/s.exec(hash) ?? [];
  if (!hash.startsWith("#claims")) return null;
  const search = {};
  for (const [key, value] of new URLSearchParams(words ?? "")) {
    if (Object.hasOwn(KEYS, key) || ["q", "sort", "down"].includes(key)) search[key] = value;
  }
  return search;
}

export function addressOf(search) {
  const words = new URLSearchParams(Object.entries(search).filter(([, value]) => value));
  return `#claims?${words}`;
}

/** These claims as CSV; what a spreadsheet would take for a formula begins with an apostrophe. */
export function csv(claims, wanted) {
  const cell = (value) => {
    const text = String(value ?? "");
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = ["source,type,named,claim,numbers,certainty,polarity,hedges,outlet,date,article,claim_id"];
  for (const claim of wanted) {
    lines.push([
      claims.value("who", claim), claims.value("type", claim), claims.value("named", claim), claims.what[claim],
      claims.numberWords(claim), claims.value("certainty", claim), claims.value("polarity", claim),
      claims.values("hedge", claim).join("; "),
      claims.value("outlet", claim), claims.value("date", claim), claims.title(claim), `c${claims.ids[claim]}`,
    ].map(cell).join(","));
  }
  return `${lines.join("\r\n")}\r\n`;
}
