import { card } from "./card.js";
import { h } from "./dom.js";
import { actorNames, emptySearch, kept } from "./find.js";
import { findForm } from "./panel.js";
import { points } from "./segments.js";
import { drawBars, markedText } from "./text.js";
import { placeWords, plural, statement } from "./words.js";

const AT_A_TIME = 60; // cards
const NARROW = "(max-width: 899px)";
const STILL = 2; // pixels: events of one place differ by fractions

/**
 * One article beside its claims. `route` tells it the state of the address and takes new ones:
 * `{address(claim), go(state, {push})}`.
 */
export class ArticleView {
  constructor(record, examples, route) {
    Object.assign(this, { record, examples, route });
    this.letters = points(record.article.text);
    this.names = actorNames(record);
    this.search = emptySearch();
    this.selected = null;
    this.under = []; // the claims under the last tap, the innermost first
    this.element = this.build();
  }

  build() {
    this.text = h("article", { class: "text", id: "text", tabindex: "-1", "aria-label": "The article with its claims marked" });
    this.form = h("div", {});
    this.count = h("p", { class: "count-line", role: "status" });
    this.list = h("ol", { class: "cards", id: "claims", tabindex: "-1", "aria-label": "Claims in the order of the text" });
    this.opener = h("button", {
      type: "button", class: "opener", "aria-expanded": "false", "aria-controls": "panel",
      click: () => this.open(!this.panel.classList.contains("is-open")),
    });
    this.panel = h("aside", { class: "panel", id: "panel", "aria-label": "Claims" },
      this.opener, h("div", { class: "inside" }, this.form, this.count, this.list));
    this.notes = h("section", { class: "endnotes", "aria-label": "Claims as notes" });
    this.listen();
    return h("div", { class: "article" }, this.text, this.panel, this.notes);
  }

  listen() {
    this.text.addEventListener("pointerover", (event) => this.over(event, claimsAt(event.target)[0]));
    this.text.addEventListener("pointerleave", () => this.hover(null));
    this.text.addEventListener("click", (event) => this.tap(event));
    this.list.addEventListener("pointerover", (event) => this.over(event, cardAt(event.target)));
    this.list.addEventListener("pointerleave", () => this.hover(null));
    this.list.addEventListener("click", (event) => this.tapCard(event));
    this.list.addEventListener("focusin", (event) => event.target.matches("a.number") && this.hover(cardAt(event.target)));
    addEventListener("beforeprint", () => this.writeNotes());
    matchMedia("print").addEventListener("change", (event) => event.matches && this.writeNotes());
    new ResizeObserver(() => this.redrawBars()).observe(this.text);
  }

  /** Show a state of the address. */
  show({ claim, search }, { typed = false } = {}) {
    const changed = this.shown === undefined || JSON.stringify(asPlain(search)) !== JSON.stringify(asPlain(this.search));
    this.search = search;
    if (changed) this.find(typed);
    this.select(claim, { scroll: true });
    if (changed && this.selected === null) this.reveal();
  }

  find(typed) {
    this.shown = kept(this.record, this.search);
    this.text.replaceChildren(...markedText(this.record, this.letters, this.shown, this.route.address));
    this.cards = new Map();
    this.list.replaceChildren();
    this.grow();
    if (!typed) {
      this.form.replaceChildren(findForm(this.record, this.search, (search, byTyping) => this.change(search, byTyping)));
    }
    const all = this.record.claims.length;
    const words = this.shown.length === all ? plural(all, "claim") : `${this.shown.length.toLocaleString("en")} of ${plural(all, "claim")}`;
    this.count.textContent = words;
    this.opener.replaceChildren(h("span", {}, words), h("span", { class: "chevron", "aria-hidden": "true" }));
    if (this.shown.length === 0) {
      this.list.append(h("li", { class: "none" }, all ? "No claim is all of this. Release a chip, or clear the search." : "claimx found no claim in this article."));
    }
    this.redrawBars();
  }

  /** Make the next cards; the rest follow while nothing else is to do, or when one of them is wanted. */
  grow(wanted = null) {
    clearTimeout(this.growing);
    const context = { record: this.record, names: this.names, examples: this.examples, address: this.route.address };
    do {
      const next = this.shown.slice(this.cards.size, this.cards.size + AT_A_TIME);
      for (const claim of next) this.cards.set(claim.id, card(claim, context));
      this.list.append(...next.map((claim) => this.cards.get(claim.id)));
    } while (wanted !== null && !this.cards.has(wanted) && this.cards.size < this.shown.length);
    if (this.cards.size < this.shown.length) this.growing = setTimeout(() => this.grow(), 20);
  }

  /** The claims as notes, for paper. */
  writeNotes() {
    const note = (claim) => h("li", { value: claim.id.slice(1) }, statement(claim));
    this.notes.replaceChildren(h("h2", {}, "Claims"), h("p", {}, placeWords(this.record.article)), h("ol", {}, this.shown.map(note)));
  }

  change(search, byTyping) {
    const claim = this.selected;
    this.route.go({ claim, search }, { push: !byTyping });
    this.show({ claim, search }, { typed: byTyping });
    if (!byTyping) this.refocus(search);
  }

  /** After the form was made anew, the focus is where it was. */
  refocus(search) {
    const pressedNow = this.lastControl;
    if (pressedNow) this.form.querySelector(pressedNow)?.focus();
    return search;
  }

  /** The bars where the lines are now; what stands out still does. */
  redrawBars() {
    drawBars(this.text);
    this.index();
    const lit = this.lit ?? null;
    this.lit = undefined;
    this.light(lit);
  }

  /** By claim: its elements in the text. */
  index() {
    this.pieces = new Map();
    for (const element of this.text.querySelectorAll("[data-claims]")) {
      for (const id of element.dataset.claims.split(" ")) {
        if (!this.pieces.has(id)) this.pieces.set(id, []);
        this.pieces.get(id).push(element);
      }
    }
  }

  /** A mouse that comes to a claim lights it; one that rests where it chose something does not, though the page has moved. */
  over(event, id) {
    const rests = this.tapped && Math.hypot(event.clientX - this.tapped.x, event.clientY - this.tapped.y) < STILL;
    if (event.pointerType === "mouse" && !rests) this.hover(id);
  }

  hover(id) {
    this.light(id ?? this.selected);
  }

  light(id) {
    if (this.lit === id) return;
    for (const element of this.element.querySelectorAll(".on")) element.classList.remove("on");
    this.lit = id;
    const pieces = this.pieces.get(id);
    this.element.classList.toggle("has-one", Boolean(pieces));
    for (const element of pieces ?? []) element.classList.add("on");
    this.cards.get(id)?.classList.add("on");
  }

  select(id, { scroll = false } = {}) {
    const known = this.shown.some((claim) => claim.id === id) ? id : null;
    if (known !== null && !this.cards.has(known)) this.grow(known);
    this.cards.get(this.selected)?.classList.remove("is-selected");
    this.selected = known;
    this.light(known);
    if (known === null) return;
    const chosen = this.cards.get(known);
    chosen.classList.add("is-selected");
    this.stepper(chosen);
    if (matchMedia(NARROW).matches) this.open(true);
    if (!scroll) return;
    const narrow = matchMedia(NARROW).matches;
    this.pieces.get(known)?.[0].scrollIntoView({ block: narrow ? "start" : "center", behavior: "instant" });
    this.showCard(chosen, 4);
  }

  /** Of claims that were searched for one is to be seen in the text: the first, where none is. */
  reveal() {
    if (this.shown.length === 0 || this.shown.length === this.record.claims.length) return;
    const places = this.shown.map((claim) => this.pieces.get(claim.id)?.[0]).filter(Boolean);
    const isSeen = (box) => box.bottom > 0 && box.top < innerHeight;
    if (!places.some((place) => isSeen(place.getBoundingClientRect()))) {
      places[0]?.scrollIntoView({ block: "center", behavior: "instant" });
    }
  }

  /** Scroll the list, and only the list, to where the card is whole; again, as cards get the height that was guessed. */
  showCard(chosen, times) {
    const scroller = matchMedia(NARROW).matches ? this.list.parentElement : this.list;
    const [frame, box] = [scroller.getBoundingClientRect(), chosen.getBoundingClientRect()];
    if (box.top < frame.top || box.bottom > frame.bottom) scroller.scrollTop += box.top - frame.top - 8;
    if (times > 0) requestAnimationFrame(() => this.showCard(chosen, times - 1));
  }

  /** "1 of 3": the other claims under the last tap. */
  stepper(chosen) {
    this.list.querySelector(".stepper")?.remove();
    const place = this.under.indexOf(this.selected);
    if (place < 0 || this.under.length < 2) return;
    const next = this.under[(place + 1) % this.under.length];
    chosen.querySelector("h2").after(h("p", { class: "stepper" },
      h("button", { type: "button", click: (event) => { event.stopPropagation(); this.choose(next); } },
        `${place + 1} of ${this.under.length} here: next`)));
  }

  choose(id) {
    const claim = id === this.selected ? null : id;
    this.route.go({ claim, search: this.search }, { push: true });
    this.select(claim, { scroll: true });
  }

  tap(event) {
    this.tapped = { x: event.clientX, y: event.clientY };
    const claims = claimsAt(event.target);
    if (event.target.closest("a.bracket")) event.preventDefault();
    if (String(getSelection())) return; // words are being selected, to copy them
    if (claims.length === 0) {
      if (this.selected) this.choose(this.selected);
      return;
    }
    this.under = claims;
    this.choose(claims.includes(this.selected) ? this.selected : claims[0]);
  }

  tapCard(event) {
    this.tapped = { x: event.clientX, y: event.clientY };
    const link = event.target.closest("a");
    if (link) event.preventDefault();
    if (event.target.closest("button, summary, dl") || (String(getSelection()) && !link)) return;
    const id = cardAt(event.target);
    if (!id) return;
    this.under = [];
    if (link && this.selected === id) return;
    this.choose(id);
    if (matchMedia(NARROW).matches && this.selected) this.open(false);
  }

  /** The next claim of the list, or the one before. */
  step(by) {
    const order = this.shown.map((claim) => claim.id);
    if (order.length === 0) return;
    const place = order.indexOf(this.selected);
    const next = order[place < 0 ? (by > 0 ? 0 : order.length - 1) : Math.min(Math.max(place + by, 0), order.length - 1)];
    this.under = [];
    if (next !== this.selected) this.choose(next);
    this.cards.get(next).querySelector("a.number").focus({ preventScroll: true });
  }

  release() {
    if (this.panel.classList.contains("is-open") && !this.selected) this.open(false);
    else if (this.selected) this.choose(this.selected);
  }

  open(wanted) {
    this.panel.classList.toggle("is-open", wanted);
    this.opener.setAttribute("aria-expanded", String(wanted));
  }
}

function asPlain(search) {
  return { ...search, chips: [...search.chips].sort() };
}

function claimsAt(target) {
  return target.closest("[data-claims]")?.dataset.claims.split(" ") ?? [];
}

function cardAt(target) {
  return target.closest(".card")?.dataset.claim ?? null;
}
