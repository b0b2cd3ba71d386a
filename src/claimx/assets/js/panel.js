import { h } from "./dom.js";
import { CHIPS, counted, SELECTS } from "./find.js";

const MOST_VALUES = 200;

/** The form that finds claims: `search` is what it shows, `change` takes what it becomes (and whether by typing). */
export function findForm(record, search, change) {
  const form = h("form", { class: "find", role: "search", submit: (event) => event.preventDefault() });
  const field = h("input", {
    type: "search", id: "q", name: "q", value: search.q, placeholder: "Search claims and sources", autocomplete: "off",
    "aria-label": "Search claims and sources",
    input: (event) => change({ ...search, q: event.target.value }, true),
  });
  form.append(field, chips(record, search, change), selects(record, search, change));
  return form;
}

function chips(record, search, change) {
  return h("div", { class: "chips", role: "group", "aria-label": "Keep only claims that are" },
    Object.entries(CHIPS).map(([key, chip]) => h("button", {
      type: "button", class: "chip", "data-chip": key, "aria-pressed": String(search.chips.has(key)),
      click: () => change({ ...search, chips: pressed(search.chips, key) }),
    }, chip.label, " ", h("span", { class: "count" }, record.claims.filter(chip.keeps).length))));
}

/** The chips after one was pressed; another of its group is released. */
export function pressed(held, key) {
  const next = new Set(held);
  if (next.delete(key)) return next;
  for (const other of held) if (CHIPS[other].group && CHIPS[other].group === CHIPS[key].group) next.delete(other);
  return next.add(key);
}

function selects(record, search, change) {
  return h("div", { class: "selects" }, Object.entries(SELECTS).map(([key, { label }]) => {
    const values = counted(record, key).slice(0, MOST_VALUES);
    return h("label", {}, h("span", {}, label),
      h("select", {
        name: key, "data-select": key,
        change: (event) => change({ ...search, [key]: event.target.value || undefined }),
      },
      h("option", { value: "" }, "any"),
      values.map(([value, count]) => h("option", { value, selected: search[key] === value }, `${short(value)} (${count})`))));
  }));
}

function short(value) {
  return value.length > 48 ? `${value.slice(0, 47)}…` : value;
}
