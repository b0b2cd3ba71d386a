import { h } from "./dom.js";
import { listenToKeys } from "./keys.js";
import { scaleOf, scaleWords, valuePicture } from "./plot.js";
import { unpack } from "./unpack.js";
import { oneLine, plural } from "./words.js";

const AT_ONCE = 50; // groups that are shown before one asks for more
const KINDS = [["", "all"], ["conflict", "with a conflict"], ["number", "numbers"], ["statement", "statements"], ["date", "dates"]];
const list = document.getElementById("groups");
let groups = [];
let shown = AT_ONCE;
let field = null;
let select = null;
let count = null;

async function start() {
  groups = await unpack("groups-data");
  for (const group of groups) group.words = wordsOf(group);
  if (groups.length) buildTools();
  listenToKeys({ "/": () => field?.focus(), Escape: (event) => event.target.matches("input, select") && event.target.blur() });
  addEventListener("hashchange", follow);
  follow();
  document.body.dataset.ready = "true";
}

function wordsOf(group) {
  const parts = group.values.flatMap((value) => [value.said, value.source, value.outlet, value.article]);
  return [group.id, group.about, group.where, ...parts].filter(Boolean).join("\n").toLowerCase();
}

function buildTools() {
  field = h("input", {
    type: "search", id: "find", placeholder: "Search groups, sources and claims", "aria-label": "Search groups, sources and claims",
    autocomplete: "off", input: changed,
  });
  select = h("select", { "aria-label": "Which groups", change: changed }, KINDS.map(([value, words]) => h("option", { value }, words)));
  count = h("p", { class: "count-line", role: "status" });
  document.getElementById("tools").replaceChildren(h("div", { class: "find", role: "search" }, field, select, count));
}

function changed() {
  shown = AT_ONCE;
  const state = new URLSearchParams([["q", field.value], ["only", select.value]].filter(([, value]) => value));
  history.replaceState(null, "", `#${state}`);
  draw();
}

/** Show what the address asks for: a search, or one group. */
function follow() {
  const hash = location.hash.slice(1);
  const place = groups.findIndex((group) => group.id === hash);
  const state = new URLSearchParams(place < 0 ? hash : "");
  if (field) {
    field.value = state.get("q") ?? "";
    select.value = KINDS.some(([value]) => value === state.get("only")) ? state.get("only") : "";
  }
  shown = Math.max(AT_ONCE, place + 1);
  draw();
  if (place >= 0) document.getElementById(hash).scrollIntoView({ behavior: "instant" });
}

function draw() {
  if (!field) return;
  const asked = field.value.trim().toLowerCase();
  const kind = select.value;
  const fits = (group) => !kind || (kind === "conflict" ? group.conflict : group.kind === kind);
  const found = groups.filter((group) => fits(group) && group.words.includes(asked));
  const all = plural(groups.length, "group");
  count.textContent = found.length === groups.length ? all : `${found.length.toLocaleString("en")} of ${all}`;
  const rest = found.length - shown;
  list.replaceChildren(
    ...found.slice(0, shown).map(groupElement),
    ...(found.length ? [] : [h("p", { class: "note" }, "No group is all of this.")]),
    ...(rest > 0 ? [h("button", { type: "button", class: "more", click: () => { shown += AT_ONCE; draw(); } }, `Show more (${rest})`)] : []),
  );
}

function groupElement(group) {
  const against = new Set(group.conflicts.flat());
  const scale = group.kind === "number" ? scaleOf(group.values) : null;
  const facts = [
    group.where, plural(group.articles, "article"), group.outlets > 1 && plural(group.outlets, "outlet"),
    group.origins < group.values.length && plural(group.origins, "origin"), scale && `scale ${scaleWords(scale)}`,
  ].filter(Boolean).join(" · ");
  return h("section", { class: "group", id: group.id, "aria-labelledby": `${group.id}-h` },
    h("h2", { id: `${group.id}-h` }, h("a", { href: `#${group.id}` }, h("bdi", {}, group.about))),
    h("p", { class: "where" }, group.conflict && h("span", { class: "clash" }, "In conflict · "), h("bdi", {}, facts)),
    h("table", { class: "values" }, h("caption", {}, `Values of ${group.about}`), heads(scale),
      h("tbody", {}, group.values.map((value) => row(value, against, scale)))),
    group.shared.length > 0 && reasons(group));
}

function heads(scale) {
  const names = ["How many", ...(scale ? ["On a line"] : []), "Who", "How sure", "Where, when"];
  return h("thead", {}, h("tr", {}, names.map((name) => h("th", { scope: "col", class: CLASSES[name] }, name))));
}

const CLASSES = { "How many": "number", "On a line": "plot", "Who": "who", "How sure": "sure", "Where, when": "place" };

function row(value, against, scale) {
  const kinds = [against.has(value.id) && "against", value.superseded_by && "superseded"].filter(Boolean).join(" ");
  const notes = [value.status && value.status !== "stated" && value.status, value.superseded_by && "superseded later",
    value.origin && "same origin as another"].filter(Boolean).join(", ");
  const sure = [value.polarity === "negative" && "not", value.certainty].filter(Boolean).join(" · ");
  return h("tr", { class: kinds || null, "data-value": value.id },
    h("td", { class: "number" }, h("bdi", {}, [oneLine(value.text), value.day].filter(Boolean).join(", ")), against.has(value.id) && h("span", { class: "kind" }, " conflicts")),
    scale && h("td", { class: "plot" }, valuePicture(value, scale)),
    h("td", { class: "who" }, h("bdi", { class: value.source && !value.named ? "unnamed" : null }, value.source ?? "own voice"),
      h("p", { class: "said" }, h("bdi", {}, value.said))),
    h("td", { class: "sure" }, sure, notes && h("span", { class: "kind" }, ` ${notes}`)),
    h("td", { class: "place" }, h("bdi", {}, [value.outlet ?? value.article, value.date].filter(Boolean).join(", "))));
}

function reasons(group) {
  return h("details", { class: "apart" }, h("summary", {}, "Why these, and what was kept apart"),
    h("ul", {}, group.shared.map((each) => h("li", {}, `shared ${each}`)),
      group.apart.map((each) => h("li", {}, "kept apart: ", each.group ? h("a", { href: `#${each.group}` }, each.value) : each.value, `: ${each.why}`))));
}

start();
