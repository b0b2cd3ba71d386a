import { svg } from "./dom.js";
import { intervalWords, number } from "./words.js";

const MIDDLE = 12;
const ROOM = 4; // percent at either end, for arrows
const FAR = 50; // from so many times the least value on, the scale goes by powers of ten

/** The scale that all values of a group fit on: zero is on it unless it goes by powers of ten. */
export function scaleOf(values) {
  const ends = values.flatMap(({ low, high }) => [low, high]).filter((each) => each !== null && Number.isFinite(each));
  const least = Math.min(...ends, 0);
  const most = Math.max(...ends, least + 1);
  const smallest = Math.min(...ends.filter((each) => each > 0));
  const byPowers = least >= 0 && Number.isFinite(smallest) && most / smallest > FAR;
  const part = byPowers
    ? (value) => Math.log10(1 + Math.max(value, 0)) / Math.log10(1 + most)
    : (value) => (value - least) / (most - least);
  return { least, most, byPowers, at: (value) => ROOM + (100 - 2 * ROOM) * part(value) };
}

/** One value on the scale of its group; places are percent, so that nothing is stretched. */
export function valuePicture(value, scale) {
  const picture = svg("svg", { role: "img", "aria-label": intervalWords(value) });
  picture.append(line(0, 100, "axis"));
  const { low, high } = value;
  if (low !== null && low === high) {
    picture.append(svg("circle", { cx: percent(scale.at(low)), cy: MIDDLE, r: 5, class: "dot", "stroke-width": 2 }));
    return picture;
  }
  const from = low === null ? ROOM / 2 : scale.at(low);
  const to = high === null ? 100 - ROOM / 2 : scale.at(high);
  picture.append(line(from, to, "span"));
  picture.append(low === null ? arrow(from, 1) : end(from), high === null ? arrow(to, -1) : end(to));
  return picture;
}

/** The ends of a scale in words. */
export function scaleWords({ least, most, byPowers }) {
  return `${number(least)} to ${number(most)}${byPowers ? ", by powers of ten" : ""}`;
}

function percent(place) {
  return `${place.toFixed(2)}%`;
}

function line(from, to, kind) {
  return svg("line", { x1: percent(from), x2: percent(to), y1: MIDDLE, y2: MIDDLE, class: kind });
}

function end(place) {
  return svg("line", { x1: percent(place), x2: percent(place), y1: MIDDLE - 6, y2: MIDDLE + 6, class: "span" });
}

function arrow(place, towards) {
  return svg("svg", { x: percent(place), overflow: "visible" },
    svg("path", { d: `M${8 * towards} ${MIDDLE - 6} L0 ${MIDDLE} L${8 * towards} ${MIDDLE + 6} Z`, class: "dot" }));
}
