import { h, revealed } from "./dom.js";
import { blocks, marksOf, segments } from "./segments.js";

const DEEPEST = 4;

/**
 * The article's text with the marks of these claims, a paragraph an element. Every segment says in `data-claims` which
 * claims it belongs to, the innermost first. Titles and gaps: `letters` are code points.
 */
export function markedText(record, letters, claims, address) {
  const marks = marksOf(record, claims);
  const whole = new Map(claims.map((claim) => [claim.id, edgesOf(claim)]));
  return blocks(letters).map(([start, end], place) => {
    const isTitle = place === 0 && record.article.title !== null && isTitleOf(letters, start, end, record.article.title);
    const paragraph = h("p", { class: isTitle ? "headline" : null, dir: "auto" });
    for (const each of segments(marks, start, end)) paragraph.append(...segment(each, letters, whole, address));
    return paragraph;
  });
}

function isTitleOf(letters, start, end, title) {
  return letters.slice(start, end).join("").replace(/\s+/g, " ").trim() === title.replace(/\s+/g, " ").trim();
}

/** Where a claim's content begins and ends: there stand its brackets. */
function edgesOf(claim) {
  const starts = claim.content.map((piece) => piece.start);
  const ends = claim.content.map((piece) => piece.end);
  return { claim, start: Math.min(...starts), end: Math.max(...ends) };
}

function segment({ start, end, marks }, letters, whole, address) {
  const words = letters.slice(start, end).join("");
  if (marks.length === 0) return [revealed(words)];
  const contents = marks.filter((mark) => mark.kind === "content");
  const owners = [...marks].reverse().filter((mark) => whole.has(mark.id)).map((mark) => mark.id);
  const element = h("span", {
    class: ["s", ...new Set(marks.map((mark) => mark.kind)), ...tint(contents)].join(" "),
    "data-claims": [...new Set(owners)].join(" ") || null,
    "data-parts": owners.length ? parts(marks) : null,
  });
  decorated(element, marks, start, end).append(revealed(words));
  const edge = (which) => contents.filter((mark) => whole.get(mark.id)[which] === (which === "start" ? start : end));
  return [
    ...edge("start").map((mark) => opening(mark.id, address)),
    element,
    ...edge("end").reverse().map((mark) => h("span", { class: "bracket close", "data-claims": mark.id, "aria-hidden": "true" }, "]")),
  ];
}

function opening(id, address) {
  return h("a", {
    class: "bracket open", href: address({ id }), "data-claims": id, "aria-label": `Claim ${id.slice(1)}`,
  }, "[", h("sup", {}, id.slice(1)));
}

/** What a segment is to each claim: `c7:content c7:cue`. */
function parts(marks) {
  return marks.filter((mark) => "content own source cue".includes(mark.kind)).map((mark) => `${mark.id}:${mark.kind}`).join(" ");
}

function tint(contents) {
  if (contents.length === 0) return [];
  const innermost = contents[contents.length - 1].of;
  return [`is-${innermost.certainty}`, `depth-${Math.min(contents.length, DEEPEST)}`];
}

/** The innermost of nested elements, one for each further line under the words; their lines do not cover each other. */
function decorated(element, marks, start, end) {
  let inner = element;
  const add = (name) => {
    const nested = h("span", { class: name });
    inner.append(nested);
    inner = nested;
  };
  const sources = marks.filter((mark) => mark.kind === "source");
  if (sources.length) add(`u-source ${sources.some((mark) => mark.of.source.named) ? "is-named" : "is-unnamed"}`);
  if (marks.some((mark) => mark.kind === "cue")) add("u-cue");
  if (marks.some((mark) => mark.kind === "hedge")) add("u-hedge");
  const quantity = marks.find((mark) => mark.kind === "quantity");
  if (quantity) add(`box${quantity.start === start ? " first" : ""}${quantity.end === end ? " last" : ""}`);
  return inner;
}

/** Where one claim ends in the line in which the next begins, each bar ends in the middle of that line. */
function parted(spans) {
  const order = [...spans].sort(([, a], [, b]) => a.top - b.top || a.bottom - b.bottom);
  for (let i = 1; i < order.length; i++) {
    const [before, after] = [order[i - 1][1], order[i][1]];
    if (after.top >= before.bottom || after.bottom < before.bottom) continue;
    after.top = before.bottom = (before.bottom + after.top) / 2;
  }
  return order;
}

/** Draw the bars of own-voice claims in the margin: one for each stretch of lines. */
export function drawBars(article) {
  for (const old of article.querySelectorAll(".bar")) old.remove();
  const drawn = [];
  for (const paragraph of article.querySelectorAll("p")) {
    const box = paragraph.getBoundingClientRect();
    const spans = new Map();
    for (const each of paragraph.querySelectorAll(".own")) {
      for (const part of each.dataset.parts.split(" ")) {
        const [id, kind] = part.split(":");
        if (kind !== "own") continue;
        const { top, bottom } = each.getBoundingClientRect();
        const known = spans.get(id) ?? { top, bottom };
        spans.set(id, { top: Math.min(known.top, top), bottom: Math.max(known.bottom, bottom) });
      }
    }
    for (const [id, { top, bottom }] of parted(spans)) drawn.push([paragraph, id, top - box.top, bottom - top]);
  }
  for (const [paragraph, id, top, height] of drawn) {
    const bar = h("span", { class: "bar", "data-claims": id, "data-number": id.slice(1), "aria-hidden": "true" });
    bar.style.top = `${top + 3}px`;
    bar.style.height = `${Math.max(height - 6, 4)}px`;
    paragraph.append(bar);
  }
}
