// Line marks, overrides and isolates of bidirectional text, and control characters: they would hide or turn what
// stands around them, so they are spelled out.
// eslint-disable-next-line no-control-regex
const HIDDEN = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const READ_OUT = new Set(["aria-label", "title"]);

/** The text with such characters as their code point in brackets: ⟦U+202E⟧. */
export function revealed(text) {
  const spelled = (each) => `⟦U+${each.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟧`;
  return String(text).replace(HIDDEN, spelled);
}

/**
 * An element. Strings among its children become text, never markup; functions among its attributes are listeners.
 * An attribute that is null, undefined or false is left out.
 */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  dress(element, attributes);
  fill(element, children);
  return element;
}

/** The same for a picture. */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  dress(element, attributes);
  fill(element, children);
  return element;
}

function dress(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key, value);
    else element.setAttribute(key, value === true ? "" : READ_OUT.has(key) ? revealed(value) : value);
  }
}

function fill(element, children) {
  for (const child of children.flat(2)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(typeof child === "object" ? child : revealed(child));
  }
}

/** Put the text where another program can take it; whether that worked. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = h("textarea", { class: "copying", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
