// What the user chose, and who wants to know when it changes.

const state = {
  selected: null,
  hovered: null,
  circles: new Set(),
  kinds: new Set(data.kinds.flatMap((kind, at) => (kind.on ? [at] : []))),
  least: 0,
};
const usualKinds = new Set(state.kinds);
const listeners = { selected: [], filter: [], language: [], theme: [], hovered: [] };
const when = (change, listener) => listeners[change].push(listener);
const tell = (change) => listeners[change].forEach((listener) => listener());

/** Circles to filter by: those that have a name, else the groups that the ties show. */
const circles = data.circles.length
  ? data.circles.map((name, at) => ({ name: () => name, has: (person) => people.circles[person].includes(at) }))
  : data.groups.size.slice(0, 12).map((size, at) => ({ name: () => `${at + 1} · ${word("group", { n: size })}`, has: (person) => people.group[person] === at }));
for (const circle of circles) circle.size = byRank.reduce((sum, person) => sum + circle.has(person), 0);

/** Whether each person passes the filter by circle. */
const passes = new Uint8Array(count).fill(1);
function applyCircles() {
  const chosen = [...state.circles].map((at) => circles[at]);
  for (let person = 0; person < count; person++) passes[person] = !chosen.length || chosen.some((circle) => circle.has(person)) ? 1 : 0;
}

const filtersOn = () =>
  (state.circles.size ? 1 : 0) + (state.least > 0 ? 1 : 0) +
  (state.kinds.size !== usualKinds.size || [...state.kinds].some((kind) => !usualKinds.has(kind)) ? 1 : 0);

/** Open the card of a person, or close it (null); `near` brings the person near, `focus` moves the keyboard there. */
function select(person, { near: close = true, focus = false } = {}) {
  state.selected = person;
  tell("selected");
  if (person !== null) lookAt(person, close);
  if (person !== null && focus) byId("card").querySelector("h2").focus();
}

function hover(person) {
  if (state.hovered === person) return;
  state.hovered = person;
  tell("hovered");
}
