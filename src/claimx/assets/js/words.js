/** What a claim says, in one line; what stood between its pieces is an ellipsis. */
export function contentWords(claim) {
  const pieces = claim.content.length ? claim.content.map((piece) => piece.text) : [claim.text];
  return pieces.map(oneLine).join(" … ");
}

export function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** Who it is attributed to, in full: the name, else the fuller phrase behind it, else as written. */
export function whoWords(claim) {
  if (!claim.attributed) return "The article itself";
  const source = claim.source;
  if (!source) return "No source named";
  const written = oneLine(source.text);
  if (source.name) return written.toLowerCase().includes(source.name.toLowerCase()) ? written : source.name;
  return source.antecedent ? oneLine(source.antecedent.text) : written;
}

/** As the article writes the source, where that is not what `whoWords` gives. */
export function writtenWords(claim) {
  const written = claim.source ? oneLine(claim.source.text) : "";
  return written && written !== whoWords(claim) ? written : null;
}

/** Whether a claim is attributed and no reader learns to whom. */
export function isUnnamed(claim) {
  return claim.attributed && !(claim.source && claim.source.named);
}

/** "probably", "possibly not" … as a word of its own: negative is "not" in front. */
export function certaintyWords(claim) {
  return claim.polarity === "negative" ? `not · ${claim.certainty}` : claim.certainty;
}

export const STEPS = { certain: 4, probable: 3, possible: 2, unknown: 1 };

/** A number with its thousands parted. */
export function number(value) {
  return value.toLocaleString("en", { maximumFractionDigits: 6 });
}

/** The interval of a quantity in words: "20", "at least 20", "3 to 10". */
export function intervalWords(quantity) {
  const { low, high } = quantity;
  if (low === null && high === null) return "unknown";
  if (high === null) return `${quantity.modifier === "more_than" ? "more than" : "at least"} ${number(low)}`;
  if (low === null) return `${quantity.modifier === "less_than" ? "less than" : "at most"} ${number(high)}`;
  if (low === high) return `${quantity.modifier === "about" ? "about " : ""}${number(low)}`;
  return `${number(low)} to ${number(high)}`;
}

/** What the words of a quantity leave open: what is counted, its unit, per what, its concept, its status. */
export function quantityDetails(quantity) {
  const unit = quantity.unit && quantity.unit !== quantity.noun ? quantity.unit : null;
  const per = quantity.per ? `per ${quantity.per}` : null;
  const change = quantity.change ? `a change ${quantity.change}` : null;
  const status = quantity.status === "stated" ? null : quantity.status;
  const written = quantity.text.toLowerCase();
  const of = [quantity.of ?? quantity.noun, unit, quantity.concept].filter((each) => each && !written.includes(each.toLowerCase()));
  return [...of, per, change, status].filter(Boolean);
}

export function plural(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** A date as people write it: 6 February 2023; what is none stays as it is. */
export function day(date, month = "long") {
  const found = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(found.valueOf())) return date;
  return found.toLocaleDateString("en-GB", { day: "numeric", month, year: "numeric", timeZone: "UTC" });
}

/** A claim as a person would quote it, with its source and its place. */
export function citation(claim, article) {
  return `${statement(claim)}. ${placeWords(article)}`;
}

/** The same without its place. */
export function statement(claim) {
  const cue = claim.cue ? `, ${oneLine(claim.cue.text)}` : "";
  const sure = `${claim.polarity === "negative" ? "negative, " : ""}${claim.certainty}`;
  return `“${contentWords(claim)}” — ${whoWords(claim)}${cue} (${sure})`;
}

/** Where an article is to be found. */
export function placeWords({ title, id, site, date, url }) {
  return [title ?? id, site, date, url].filter(Boolean).join(", ");
}
