import { svg } from "./dom.js";
import { intervalWords } from "./words.js";

const WIDTH = 64;
const MIDDLE = 7;

/** A quantity as a mark on a line: ● a value, ├─┤ a range, ├─▶ open above, ◀─┤ open below. */
export function intervalPicture(quantity) {
  const { low, high } = quantity;
  const picture = svg("svg", {
    class: "interval", viewBox: `0 0 ${WIDTH} 14`, width: WIDTH, height: 14,
    role: "img", "aria-label": intervalWords(quantity),
  });
  picture.append(line(0, WIDTH, "axis"));
  if (low !== null && low === high) {
    const about = quantity.modifier === "about";
    if (about) picture.append(line(WIDTH / 2 - 12, WIDTH / 2 + 12, "about"));
    picture.append(svg("circle", { cx: WIDTH / 2, cy: MIDDLE, r: 4, class: "value" }));
    return picture;
  }
  const from = low === null ? 4 : 16;
  const to = high === null ? WIDTH - 4 : WIDTH - 16;
  picture.append(line(from, to, "range"));
  picture.append(low === null ? arrow(from, 1) : end(from), high === null ? arrow(to, -1) : end(to));
  return picture;
}

function line(from, to, kind) {
  return svg("line", { x1: from, x2: to, y1: MIDDLE, y2: MIDDLE, class: kind });
}

function end(x) {
  return svg("line", { x1: x, x2: x, y1: 2, y2: 12, class: "range" });
}

function arrow(x, towards) {
  const back = x + 7 * towards;
  return svg("path", { d: `M${back} 2 L${x} ${MIDDLE} L${back} 12 Z`, class: "value" });
}
