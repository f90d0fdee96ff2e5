// Filters by circle, kind of tie and strength.

/** Strengths to choose from: those that occur, thinned to a few steps. */
const steps = (() => {
  const sums = Array.from({ length: pairs.count }, (_, pair) => total(pair)).sort((a, b) => a - b);
  const at = [0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995].map((share) => sums[Math.floor(share * (sums.length - 1))]);
  return [0, ...new Set(at.filter((value) => value > (sums[0] || 0)))];
})();

function renderFilters() {
  byId("filters").hidden = !drawnByRank.length;
  byId("filters-word").textContent = filtersOn() ? word("filters_on", { n: filtersOn() }) : word("filters");
  byId("filter-panel").replaceChildren(...[circleChips(), kindChips(), strengthSlider(), resetButton()].filter(Boolean));
}

/** A group of chips that are on or off. */
function chips(title, entries) {
  const id = `chips-${title}`;
  return el("fieldset", {}, el("legend", { id }, word(title)), el("div", { class: "chips" }, entries.map(({ key, text, note, on, colour, change }) => {
    const dot = colour ? el("i", { class: "dot" }) : null;
    if (dot) dot.style.background = colour;
    return el("button", { type: "button", class: "chip", "data-chip": key, "aria-pressed": String(on), onclick: () => { change(); applyFilter(); refocus(key); } },
      dot, el("span", {}, text), note ? el("small", {}, note) : null);
  })));
}

const refocus = (key) => document.querySelector(`[data-chip="${key}"]`)?.focus();
const toggle = (set, value) => () => { if (!set.delete(value)) set.add(value); };

function circleChips() {
  if (!circles.length) return null;
  return chips(data.circles.length ? "circles" : "groups", circles.map((circle, at) => ({
    key: `circle-${at}`, text: circle.name(), note: data.circles.length ? number(circle.size) : "",
    on: state.circles.has(at), colour: data.circles.length ? null : groupColour(at), change: toggle(state.circles, at),
  })));
}

function kindChips() {
  const found = new Map();
  for (const kind of data.ties.kind) found.set(kind, (found.get(kind) || 0) + 1);
  if (!found.size) return null;
  return chips("kinds", [...found].sort((a, b) => a[0] - b[0]).map(([kind, ties]) => ({
    key: `kind-${kind}`, text: said(data.kinds[kind].label), note: number(ties), on: state.kinds.has(kind), change: toggle(state.kinds, kind),
  })));
}

function strengthSlider() {
  if (steps.length < 2) return null;
  const at = Math.max(0, steps.indexOf(state.least));
  const said_ = () => (state.least ? word("strength_from", { w: Number(state.least.toPrecision(3)) }) : word("strength_all"));
  const shown = el("output", {}, said_());
  const slider = el("input", { type: "range", id: "strength", min: 0, max: steps.length - 1, step: 1, value: at, "aria-label": word("strength"), "aria-valuetext": said_() });
  slider.addEventListener("input", () => {
    state.least = steps[slider.value];
    shown.textContent = said_();
    slider.setAttribute("aria-valuetext", said_());
  });
  slider.addEventListener("change", () => { applyFilter(); byId("strength").focus(); });
  return el("fieldset", {}, el("legend", {}, word("strength")), el("div", { class: "slide" }, slider, shown));
}

function resetButton() {
  if (!filtersOn()) return null;
  return el("button", { type: "button", class: "plain", id: "reset", onclick: () => {
    state.circles.clear();
    state.kinds = new Set(usualKinds);
    state.least = 0;
    applyFilter();
    byId("filters").querySelector("summary").focus();
  } }, word("reset"));
}

when("filter", renderFilters);
when("language", renderFilters);
when("theme", renderFilters);
