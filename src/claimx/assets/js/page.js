import { ArticleView } from "./article.js";
import { h, revealed } from "./dom.js";
import { CHIPS, emptySearch, fromHash, toHash } from "./find.js";
import { keysDialog, listenToKeys } from "./keys.js";
import { unpack } from "./unpack.js";
import { day, isUnnamed, plural } from "./words.js";

const main = document.getElementById("main");
const head = document.getElementById("head");
const views = new Map();
let current = null; // the view shown; null is the index

async function start() {
  const { records, examples } = await unpack("data");
  const several = records.length > 1;
  const isThere = (place) => Number.isInteger(place) && place >= 1 && place <= records.length;

  function address(place, { claim = null, search = emptySearch() } = {}) {
    return toHash({ article: several ? place : null, claim, search });
  }

  function viewOf(place) {
    if (!views.has(place)) {
      const route = {
        address: (claim) => address(place, { claim: claim.id }),
        go: (state, { push }) => {
          const hash = address(place, state);
          if (hash !== location.hash) history[push ? "pushState" : "replaceState"](null, "", hash);
        },
      };
      views.set(place, new ArticleView(records[place - 1], examples, route));
    }
    return views.get(place);
  }

  function follow() {
    const state = fromHash(location.hash);
    const place = several ? state.article : 1;
    if (!isThere(place)) return showIndex();
    const view = viewOf(place);
    if (current !== view) {
      current = view;
      document.body.classList.remove("is-index");
      head.replaceChildren(...heading(records[place - 1], several, address, place));
      main.replaceChildren(view.element);
      document.title = revealed(titleOf(records[place - 1]));
      scrollTo(0, 0);
    }
    view.show(state);
  }

  function showIndex() {
    current = null;
    document.body.classList.add("is-index");
    head.replaceChildren(h("h1", {}, plural(records.length, "article")));
    main.replaceChildren(h("ol", { class: "index" }, records.map((record, place) => h("li", {},
      h("a", { href: address(place + 1) }, h("bdi", {}, titleOf(record))),
      h("p", { class: "meta" }, h("bdi", {}, meta(record))),
      h("p", { class: "meta" }, summaryWords(record).map(([words]) => words).join(" · "))))));
    document.title = plural(records.length, "article");
  }

  addEventListener("hashchange", follow);
  addEventListener("popstate", follow);
  rememberControls();
  foldLegend();
  follow();
  const dialog = keysDialog();
  document.getElementById("keys").addEventListener("click", () => dialog.showModal());
  listenToKeys({
    "/": () => document.getElementById("q")?.focus(),
    j: () => current?.step(1),
    k: () => current?.step(-1),
    Escape: (event) => (event.target.matches("input, select") ? event.target.blur() : current?.release()),
    "?": () => dialog.showModal(),
  });
  document.body.dataset.ready = "true";
}

/** The legend is folded from the second visit on, where the browser keeps that. */
function foldLegend() {
  const marks = document.getElementById("marks");
  try {
    marks.open = localStorage.getItem("claimx-marks") !== "seen";
    localStorage.setItem("claimx-marks", "seen");
  } catch {
    marks.open = true; // nothing is kept: a page from a disk, a private window
  }
}

/** The control last used, by what finds it again after its form was made anew. */
function rememberControls() {
  document.addEventListener("focusin", ({ target }) => {
    if (!current) return;
    const { chip, select } = target.dataset;
    if (chip) current.lastControl = `[data-chip="${chip}"]`;
    if (select) current.lastControl = `[data-select="${select}"]`;
  });
}

function titleOf({ article }) {
  return article.title ?? article.id;
}

function meta({ article }) {
  return [article.site, article.date && day(article.date), plural(article.words, "word"), article.title === null ? null : article.path ?? article.id]
    .filter(Boolean).join(" · ");
}

/** "38 claims · 9 attributed, 8 to unnamed sources · …": words, the chips they press, and what parts them from the next. */
function summaryWords({ claims }) {
  const count = (keeps) => claims.filter(keeps).length;
  return [
    [plural(claims.length, "claim"), []],
    [`${count(CHIPS.attributed.keeps)} attributed`, ["attributed"]],
    [`${count(isUnnamed)} of them to unnamed sources`, ["unnamed"]],
    [`${count(CHIPS.hedged.keeps)} hedged`, ["hedged"]],
    [`${count(CHIPS.numeric.keeps)} with numbers`, ["numeric"]],
  ];
}

function heading(record, several, address, place) {
  return [
    several && h("p", { class: "up" }, h("a", { href: "#" }, "All articles")),
    h("h1", {}, h("bdi", {}, titleOf(record))),
    h("p", { class: "meta" }, h("bdi", {}, meta(record))),
    h("p", { class: "summary" }, summaryWords(record).map(([words, chips], i) => [
      i > 0 && h("span", { "aria-hidden": "true" }, "·"),
      h("a", { href: address(place, { search: { q: "", chips: new Set(chips) } }) || "#" }, words)]).flat()),
    ...record.warnings.map((warning) => h("p", { class: "warning" }, warning.message)),
  ].filter(Boolean);
}

start();
