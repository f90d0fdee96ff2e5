// The list of hub contacts: in order of rank, walked with the arrow keys.

const MOST_LISTED = 50;
let listed = [];

function renderHubs() {
  listed = drawnByRank.filter((person) => passes[person]).slice(0, MOST_LISTED);
  const list = byId("hubs");
  byId("hubs-word").textContent = word("hubs");
  list.replaceChildren(...listed.map(hubRow));
  if (!listed.length) list.append(el("li", { class: "none", role: "presentation" }, word(drawnByRank.length ? "hubs_none" : "ties_none")));
  markHub();
}

function hubRow(person) {
  const name = people.name[person], about = [people.company[person], people.title[person]].filter(Boolean).join(" · ");
  const bar = el("span", { class: "bar-fill" });
  bar.style.width = `${(100 * people.score[person]) / bestScore}%`;
  return el("li", { id: `hub-${person}`, class: hubs.has(person) ? "hub top" : "hub", role: "option", "aria-selected": "false", onclick: () => select(person) },
    el("span", { class: "place" }, String(people.rank[person])),
    el("span", { class: "who" }, el("strong", {}, name), about ? el("small", {}, about) : null),
    el("span", { class: "score" }, el("span", {}, people.score[person].toFixed(1)), el("span", { class: "bar-back" }, bar)));
}

function markHub() {
  const list = byId("hubs"), row = state.selected === null ? null : byId(`hub-${state.selected}`);
  for (const marked of list.querySelectorAll('[aria-selected="true"]')) marked.setAttribute("aria-selected", "false");
  if (!row) return list.removeAttribute("aria-activedescendant");
  row.setAttribute("aria-selected", "true");
  list.setAttribute("aria-activedescendant", row.id);
  row.scrollIntoView({ block: "nearest" });
}

/** Select the hub after (1) or before (-1) the one selected. */
function stepHub(by) {
  if (!listed.length) return;
  const at = listed.indexOf(state.selected);
  select(listed[at < 0 ? (by > 0 ? 0 : listed.length - 1) : Math.min(listed.length - 1, Math.max(0, at + by))]);
}

when("selected", markHub);
when("filter", renderHubs);
when("language", renderHubs);
