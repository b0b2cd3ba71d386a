import { copy, h, revealed } from "./dom.js";
import { intervalPicture } from "./interval.js";
import {
  certaintyWords, citation, contentWords, intervalWords, oneLine, quantityDetails, STEPS, whoWords, writtenWords,
} from "./words.js";

/** A claim's card. `context` has the record, the names of its actors, the rules' examples, and the address of a claim. */
export function card(claim, context) {
  return h("li", { class: `card ${claim.attributed ? "attributed" : "own"}`, "data-claim": claim.id },
    h("h2", {},
      h("a", { href: context.address(claim), class: "number", "aria-label": `Claim ${claim.id.slice(1)}` },
        claim.id.slice(1)),
      h("span", {},
        h("bdi", { class: `who ${claim.source?.named ? "named" : "unnamed"}` }, whoWords(claim)), " ", kindWords(claim))),
    resolution(claim),
    h("p", { class: "says" },
      claim.cue && [h("bdi", { class: "verb" }, oneLine(claim.cue.text)), " "],
      h("bdi", { class: "what" }, contentWords(claim))),
    certainty(claim),
    claim.quantities.length > 0 && h("ul", { class: "numbers" }, claim.quantities.map(quantity)),
    claim.hedges.length > 0 && h("p", { class: "hedges" }, claim.hedges.map(hedge)),
    actors(claim, context.names),
    foldout(claim, context));
}

function kindWords(claim) {
  if (!claim.source) return claim.attributed ? null : h("span", { class: "kind" }, "own voice");
  const { type, named, country } = claim.source;
  return h("span", { class: "kind" }, [type, named ? null : "unnamed", country].filter(Boolean).join(" · "));
}

function resolution(claim) {
  const written = writtenWords(claim);
  const why = claim.source?.anonymity;
  if (!written && !why) return null;
  return h("p", { class: "resolution" },
    written && h("bdi", {}, `“${written}” → ${whoWords(claim)}`),
    why && h("bdi", { class: "why" }, `unnamed: ${oneLine(why)}`));
}

function certainty(claim) {
  const steps = STEPS[claim.certainty] ?? 1;
  return h("p", { class: "certainty" },
    h("span", { class: "steps", "aria-hidden": "true" },
      [1, 2, 3, 4].map((step) => h("span", { class: step <= steps ? "full" : "" }))),
    h("span", {}, certaintyWords(claim)),
    claim.mode && h("span", { class: "kind" }, { direct: "quoted", mixed: "partly quoted" }[claim.mode] ?? "paraphrased"));
}

function quantity(each) {
  return h("li", {},
    intervalPicture(each),
    h("bdi", { class: "q" }, oneLine(each.text)),
    h("span", { class: "kind" }, [intervalWords(each), ...quantityDetails(each)].join(" · ")));
}

function hedge(each) {
  return h("span", { class: "weak" }, h("bdi", { class: "wavy" }, oneLine(each.text)), h("span", { class: "kind" }, each.category));
}

function actors(claim, names) {
  const roles = new Map(claim.roles.map((role) => [role.actor, role.role]));
  if (claim.actors.length === 0) return null;
  return h("p", { class: "actors" }, h("span", { class: "kind" }, "about "),
    claim.actors.map((id, place) => [
      place > 0 && ", ",
      h("bdi", {}, names.get(id) ?? id),
      roles.has(id) && roles.get(id) !== "mentioned" && h("span", { class: "kind" }, ` (${roles.get(id)})`),
    ]).flat());
}

/** What is asked for now and then: made when it is opened. */
function foldout(claim, context) {
  const details = h("details", {}, h("summary", {}, "why, and copy"));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(...inside(claim, context));
  });
  return details;
}

function inside(claim, { record, examples, address }) {
  const example = examples[claim.rule];
  const rows = [
    ["Rule", claim.rule + (example ? `: “${example}”` : "")],
    ["Certainty", path(claim)],
    claim.source && ["Source", resolved(claim.source)],
    claim.cue && ["Cue", `“${oneLine(claim.cue.text)}”, ${claim.cue.lemma}, ${claim.cue.class}`],
    ["Place", `characters ${claim.content.map((piece) => `${piece.start}–${piece.end}`).join(", ") || `${claim.start}–${claim.end}`}`],
  ].filter(Boolean);
  const said = h("span", { role: "status", class: "said" });
  const button = (label, text) => h("button", {
    type: "button",
    click: async () => { said.textContent = (await copy(text())) ? "copied" : "the browser refused"; },
  }, label);
  return [
    h("dl", {}, rows.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, h("bdi", {}, value))])),
    h("p", { class: "actions" },
      h("a", { href: address(claim) }, `Link to ${claim.id}`),
      button("Copy as text", () => citation(claim, record.article)),
      button("Copy as JSON", () => JSON.stringify(claim, null, 2)),
      said),
  ];
}

/** What led to the certainty: the hedges by whom they are held, and a denial. */
function path(claim) {
  const steps = claim.hedges.map((each) => `“${oneLine(each.text)}” (${each.category}, ${each.strength} of 3, the ${each.holder}’s)`);
  if (claim.cue && ["deny", "doubt"].includes(claim.cue.class)) steps.push(`“${oneLine(claim.cue.text)}” ${claim.cue.class === "deny" ? "denies" : "doubts"} it`);
  const end = `${revealed(certaintyWords(claim))}, ${claim.factuality} on a scale from −3 to 3`;
  return steps.length ? `${steps.join(" → ")} → ${end}` : `no hedge → ${end}`;
}

const RESOLUTIONS = {
  name: "by its name", nominal: "by what it is called", pronoun: "a pronoun", none: "to no actor",
};

function resolved(source) {
  const how = RESOLUTIONS[source.resolution] ?? source.resolution;
  const behind = source.antecedent ? `, for “${oneLine(source.antecedent.text)}”` : "";
  return `“${oneLine(source.text)}” resolved ${how}${source.name ? ` to ${source.name}` : ""}${behind}`;
}
