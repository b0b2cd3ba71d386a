import { ArticleView } from "./article.js";
import { addressOf, Claims, searchOf } from "./claims.js";
import { h } from "./dom.js";
import { fromHash, toHash } from "./find.js";
import { keysDialog, listenToKeys } from "./keys.js";
import { ClaimsTable } from "./table.js";
import { unpack } from "./unpack.js";
import { day } from "./words.js";

const report = document.getElementById("report");
const reader = document.getElementById("reader");
const blocks = new Map();
let claims = null;
let table = null;
let examples = {};
let reading = null; // {place, view}
let before = 0; // how far the report was scrolled

async function start() {
  const [data, rules] = await Promise.all([unpack("table-data"), unpack("examples-data")]);
  examples = rules;
  claims = new Claims(data);
  table = new ClaimsTable(claims, (search, push) => {
    history[push ? "pushState" : "replaceState"](null, "", addressOf(search));
    table.show(search);
  });
  document.getElementById("table").replaceChildren(table.element);
  table.show(searchOf(location.hash) ?? {});
  addEventListener("hashchange", follow);
  addEventListener("popstate", follow);
  const dialog = keysDialog();
  listenToKeys({
    "/": () => (reading ? document.getElementById("q") : table.field).focus(),
    j: () => reading?.view.step(1),
    k: () => reading?.view.step(-1),
    Escape: (event) => (event.target.matches("input, select") ? event.target.blur() : reading?.view.release()),
    "?": () => dialog.showModal(),
  });
  await follow();
  document.body.dataset.ready = "true";
  claims.prepare();
}

async function follow() {
  const [, rest] = /^#article\/(.+)$/s.exec(location.hash) ?? [];
  if (rest) return open(fromHash(`#${rest}`));
  const wasReading = reading !== null;
  close();
  const search = location.hash === "" ? {} : searchOf(location.hash);
  if (!search) return null;
  table.show(search);
  if (!wasReading && location.hash) document.getElementById("claims").scrollIntoView({ behavior: "instant" });
  return null;
}

/** Show an article in place of the report. */
async function open(state) {
  const row = claims.places.get(state.article);
  if (row === undefined) return missing();
  if (reading?.place !== state.article) {
    const record = await recordAt(row);
    if (!reading) before = scrollY;
    const address = (more) => `#article/${toHash({ article: state.article, claim: null, search: { q: "", chips: new Set() }, ...more }).slice(1)}`;
    const route = {
      address: (claim) => address({ claim: claim.id }),
      go: (next, { push }) => {
        const hash = address(next);
        if (hash !== location.hash) history[push ? "pushState" : "replaceState"](null, "", hash);
      },
    };
    const view = new ArticleView(record, examples, route);
    reading = { place: state.article, view };
    reader.replaceChildren(heading(record), h("main", {}, view.element));
  }
  report.hidden = true;
  reader.hidden = false;
  reading.view.show(state);
  return null;
}

function heading({ article, warnings }) {
  return h("header", { class: "head" },
    h("p", { class: "up" }, h("a", { href: "#claims?", click: back }, "Back to the report")),
    h("h1", {}, h("bdi", {}, article.title ?? article.id)),
    h("p", { class: "meta" }, h("bdi", {}, [article.site, article.date && day(article.date), article.url, article.title && article.id].filter(Boolean).join(" · "))),
    warnings.map((warning) => h("p", { class: "warning" }, warning.message)));
}

/** Back to the report, with the search that it had. */
function back(event) {
  event.preventDefault();
  history.pushState(null, "", addressOf(table.search));
  close();
}

function close() {
  if (!reading) return;
  reading = null;
  reader.hidden = true;
  reader.replaceChildren();
  report.hidden = false;
  table.draw(true);
  scrollTo(0, before);
}

function missing() {
  close();
  document.getElementById("claims").scrollIntoView({ behavior: "instant" });
  table.count.textContent = "That article is not among those that the table holds.";
}

async function recordAt(row) {
  const number = Math.floor(row / claims.block);
  if (!blocks.has(number)) blocks.set(number, await unpack(`articles-${number}`));
  return blocks.get(number)[row % claims.block];
}

start();
