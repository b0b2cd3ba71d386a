/**
 * The text as an array of code points: the record counts those, strings count UTF-16 units.
 */
export function points(text) {
  return Array.from(text);
}

/** The marks of these claims, and of the numbers and hedges: each with its stretch, what it is and whose it is. */
export function marksOf(record, claims = record.claims) {
  const marks = [];
  const add = (kind, stretch, id, of = null) => marks.push({ kind, start: stretch.start, end: stretch.end, id, of });
  const whole = claims.length === record.claims.length;
  const shown = new Set();
  for (const claim of claims) {
    const kind = claim.attributed ? "content" : "own";
    for (const piece of claim.content) add(kind, piece, claim.id, claim);
    if (claim.source) add("source", claim.source, claim.id, claim);
    if (claim.cue) add("cue", claim.cue, claim.id, claim);
    for (const each of [...claim.quantities, ...claim.hedges]) shown.add(each.id);
  }
  for (const each of record.quantities) if (whole || shown.has(each.id)) add("quantity", each, each.id, each);
  for (const each of record.hedges) if (whole || shown.has(each.id)) add("hedge", each, each.id, each);
  return marks;
}

/**
 * The text from `start` to `end` cut at every edge of a mark: neighbouring segments, each with all marks that cover
 * it, the longest first. Every character is in one segment; nothing overlaps.
 */
export function segments(marks, start, end) {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start && mark.start < mark.end);
  const edges = new Set([start, end]);
  for (const mark of inside) {
    edges.add(Math.max(mark.start, start));
    edges.add(Math.min(mark.end, end));
  }
  const order = inside.sort((a, b) => a.start - b.start || b.end - a.end);
  const cuts = [...edges].sort((a, b) => a - b);
  const found = [];
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i], cuts[i + 1]];
    open = open.filter((mark) => mark.end > from);
    while (next < order.length && order[next].start <= from) {
      if (order[next].end > from) open.push(order[next]);
      next++;
    }
    open.sort((a, b) => b.end - b.start - (a.end - a.start));
    found.push({ start: from, end: to, marks: [...open] });
  }
  return found;
}

/** The paragraphs of a text, as [start, end] in code points; blank lines part them, and so do line ends. */
export function paragraphs(letters) {
  const found = [];
  let start = 0;
  for (let i = 0; i <= letters.length; i++) {
    if (i < letters.length && letters[i] !== "\n" && letters[i] !== "\r") continue;
    if (letters.slice(start, i).some((each) => each.trim())) found.push([start, i]);
    start = i + 1;
  }
  return found;
}

/**
 * Lines that belong together: a text that is set in short lines (a mail, a PDF) has its paragraphs parted by blank
 * lines, and only those part them. Where no blank line parts anything, every line is a paragraph.
 */
export function blocks(letters) {
  const lines = paragraphs(letters);
  const gap = (i) => letters.slice(lines[i - 1][1], lines[i][0]).filter((each) => each === "\n").length > 1;
  const parted = lines.some((_, i) => i > 0 && gap(i));
  if (!parted) return lines;
  const found = [];
  for (let i = 0; i < lines.length; i++) {
    if (i > 0 && !gap(i)) found[found.length - 1][1] = lines[i][1];
    else found.push([...lines[i]]);
  }
  return found;
}
