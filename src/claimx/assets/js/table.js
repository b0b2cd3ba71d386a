import { csv, KEYS } from "./claims.js";
import { h } from "./dom.js";
import { day, plural } from "./words.js";

const COLUMNS = [
  ["who", "Who"], ["what", "What"], ["numbers", "How many"], ["certainty", "How sure"], ["outlet", "Where"], ["date", "When"],
];
const OFFERED = ["who", "type", "named", "voice", "mode", "noun", "certainty", "hedge", "outlet"];
const CHIPS = [["hedged", "hedged"], ["numeric", "with numbers"]]; // keys with one value, which is called as they are
const MOST_VALUES = 300;
const MOST_SHOWN = 600; // characters of a claim, of which three lines are seen
const SPARE = 6; // rows above and below what is seen

/** The table of claims: only the rows that are seen exist, so that its length costs nothing. */
export class ClaimsTable {
  /** `go` takes a new search, and whether it is a step to go back from. */
  constructor(claims, go) {
    Object.assign(this, { claims, go, hidden: new Set() });
    this.search = {};
    this.found = new Uint32Array();
    this.element = this.build();
    new ResizeObserver(() => this.draw(true)).observe(this.scroller);
  }

  build() {
    this.field = h("input", {
      type: "search", id: "find", placeholder: "Search claims, sources and titles", "aria-label": "Search claims, sources and titles",
      autocomplete: "off", input: (event) => this.go({ ...this.search, q: event.target.value }, false),
    });
    this.selects = h("div", { class: "selects" });
    this.chips = CHIPS.map(([key, label]) => h("button", {
      type: "button", class: "chip", "data-chip": key, click: () => this.go({ ...this.search, [key]: this.search[key] ? "" : key }, true),
    }, label));
    this.active = h("p", { class: "active" });
    this.count = h("p", { class: "count-line", role: "status" });
    this.heads = COLUMNS.map(([key, label]) => h("div", { role: "columnheader", class: `c-${key}`, "data-key": key },
      h("button", { type: "button", click: () => this.sort(key) }, label, h("span", { class: "arrow", "aria-hidden": "true" }))));
    this.body = h("div", { role: "rowgroup", class: "rows" });
    this.rows = h("div", { role: "table", class: "grid-table", "aria-label": "Claims", "aria-colcount": COLUMNS.length },
      h("div", { role: "rowgroup", class: "head-group" }, h("div", { role: "row", class: "row head-row", "aria-rowindex": 1 }, this.heads)), this.body);
    this.scroller = h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": "Table of claims", scroll: () => this.draw() }, this.rows);
    return h("div", {}, h("div", { class: "find", role: "search" }, this.field, this.selects,
      h("div", { class: "chips", role: "group", "aria-label": "Keep only claims that are" }, this.chips)), this.active,
      h("div", { class: "tools" }, this.count, this.chooser(), h("button", { type: "button", click: () => this.download() }, "Download as CSV")),
      this.scroller);
  }

  chooser() {
    return h("details", { class: "chooser" }, h("summary", {}, "Columns"), COLUMNS.slice(2).map(([key, label]) => h("label", {},
      h("input", { type: "checkbox", checked: true, change: (event) => this.rows.classList.toggle(`no-${key}`, !event.target.checked) }), ` ${label}`)));
  }

  /** Show what a search finds. */
  show(search) {
    this.search = search;
    if (document.activeElement !== this.field) this.field.value = search.q ?? "";
    this.found = this.claims.find(search);
    this.fillSelects();
    this.fillActive();
    const all = plural(this.claims.count, "claim");
    this.count.textContent = this.found.length === this.claims.count ? all : `${this.found.length.toLocaleString("en")} of ${all}`;
    for (const head of this.heads) {
      const sorted = head.dataset.key === search.sort ? (search.down === "1" ? "descending" : "ascending") : "none";
      head.setAttribute("aria-sort", sorted);
    }
    this.rows.setAttribute("aria-rowcount", this.found.length + 1);
    this.scroller.scrollTop = 0;
    this.draw(true);
  }

  fillSelects() {
    if (!this.filled) {
      this.filled = new Map(OFFERED.map((key) => {
        const values = this.claims.counted(key).slice(0, MOST_VALUES);
        const select = h("select", { "data-select": key, change: (event) => this.go({ ...this.search, [key]: event.target.value }, true) },
          h("option", { value: "" }, "any"), values.map(([value, count]) => h("option", { value }, `${value.slice(0, 48)} (${count.toLocaleString("en")})`)));
        this.selects.append(h("label", {}, h("span", {}, KEYS[key]), select));
        return [key, select];
      }));
    }
    for (const [key, select] of this.filled) select.value = this.search[key] ?? "";
  }

  /** What is asked for beyond the selects, each to be taken away again. */
  fillActive() {
    for (const chip of this.chips) chip.setAttribute("aria-pressed", String(Boolean(this.search[chip.dataset.chip])));
    const isSeen = (key) => this.chips.some((chip) => chip.dataset.chip === key) || this.filled.get(key)?.value === this.search[key];
    const asked = Object.keys(KEYS).filter((key) => this.search[key] && !isSeen(key));
    this.active.replaceChildren(...asked.map((key) => h("button", {
      type: "button", class: "chip", "aria-pressed": "true", "data-active": key, click: () => this.go({ ...this.search, [key]: "" }, true),
    }, `${KEYS[key]}: ${this.search[key]} ×`)),
    ...(Object.keys(this.search).some((key) => this.search[key]) ? [h("a", { href: "#claims?" }, "Show all claims")] : []));
  }

  sort(key) {
    const down = this.search.sort === key && this.search.down !== "1" ? "1" : "";
    this.go({ ...this.search, sort: key, down }, true);
  }

  /** Make the rows that are seen. */
  draw(anew = false) {
    const height = parseFloat(getComputedStyle(this.scroller).getPropertyValue("--row")) || 72;
    this.body.style.height = `${this.found.length * height}px`;
    const first = Math.max(Math.floor(this.scroller.scrollTop / height) - SPARE, 0);
    const last = Math.min(first + Math.ceil(this.scroller.clientHeight / height) + 2 * SPARE, this.found.length);
    if (!anew && this.drawn && this.drawn[0] === first && this.drawn[1] === last) return;
    this.drawn = [first, last];
    const rows = [];
    for (let place = first; place < last; place++) {
      const row = this.row(this.found[place], place);
      row.style.transform = `translateY(${place * height}px)`;
      rows.push(row);
    }
    if (this.found.length === 0) {
      rows.push(h("div", { role: "row", class: "row" }, h("div", { role: "cell", class: "none" }, "No claim is all of this.")));
    }
    this.body.replaceChildren(...rows);
  }

  row(claim, place) {
    const { claims } = this;
    const value = (key) => claims.value(key, claim);
    const named = value("named");
    const cell = (key, ...children) => h("div", { role: "cell", class: `c-${key}` }, ...children);
    return h("div", { role: "row", class: "row", "aria-rowindex": place + 2 },
      cell("who", h("bdi", { class: named }, value("who")), " ", named && h("span", { class: "kind" }, [value("type"), named === "unnamed" && "unnamed"].filter(Boolean).join(" · "))),
      cell("what", h("a", { href: claims.address(claim) }, h("bdi", {}, claims.what[claim].slice(0, MOST_SHOWN)))),
      cell("numbers", h("bdi", {}, claims.numberWords(claim, this.search.noun).slice(0, MOST_SHOWN))),
      cell("certainty", value("polarity") === "negative" && "not · ", value("certainty")),
      cell("outlet", h("bdi", {}, value("outlet")), " ", h("bdi", { class: "kind" }, claims.title(claim))),
      cell("date", day(value("date"), "short")));
  }

  download() {
    const address = URL.createObjectURL(new Blob(["\ufeff", csv(this.claims, this.found)], { type: "text/csv" }));
    const link = h("a", { href: address, download: "claims.csv" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}

