import { h } from "./dom.js";

const HELP = [
  ["/", "search"], ["j", "next claim"], ["k", "previous claim"], ["Enter", "open the claim that has the focus"],
  ["Esc", "let go"], ["?", "this list"],
];

/** The list of keys, in a dialog. */
export function keysDialog() {
  const dialog = h("dialog", { class: "keys", "aria-labelledby": "keys-title" },
    h("h2", { id: "keys-title" }, "Keys"),
    h("dl", {}, HELP.flatMap(([key, does]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, does)])),
    h("form", { method: "dialog" }, h("button", {}, "Close")));
  document.body.append(dialog);
  return dialog;
}

/** Listen to keys that are not typed into a field: `actions` by key. */
export function listenToKeys(actions) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea, dialog");
    if (event.ctrlKey || event.metaKey || event.altKey || (typing && event.key !== "Escape")) return;
    if (event.target.closest("dialog")) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action(event);
  });
}
