// Search by any part of a name, company or title.

const MOST_FOUND = 12;
const hay = people.name.map((name, person) => `${name}\n${people.company[person]}\n${people.title[person]}`.toLocaleLowerCase());
let foundPeople = [], activeFound = -1;

/** Return the people whose name, company or title holds the words, those whose name begins so first, then by rank. */
function search(text) {
  const query = text.trim().toLocaleLowerCase();
  if (!query) return [];
  const found = byRank.filter((person) => hay[person].includes(query));
  const worth = (person) => { const at = hay[person].indexOf(query); return at === 0 ? 0 : at < people.name[person].length ? 1 : 2; };
  return found.map((person) => [worth(person), person]).sort((a, b) => a[0] - b[0]).map(([, person]) => person);
}

function renderFound() {
  const query = byId("query").value, all = search(query), list = byId("results");
  foundPeople = all.slice(0, MOST_FOUND);
  activeFound = foundPeople.length ? 0 : -1;
  list.replaceChildren(...foundPeople.map((person, at) => foundRow(person, at)));
  if (query.trim() && !all.length) list.append(el("li", { class: "none", role: "presentation" }, word("search_none", { q: query.trim() })));
  else if (all.length > MOST_FOUND) list.append(el("li", { class: "none", role: "presentation" }, word("search_found", { n: number(all.length) })));
  byId("found").textContent = query.trim() ? word("search_found", { n: all.length }) : "";
  showFound(Boolean(query.trim()));
  markFound();
}

function foundRow(person, at) {
  const about = [people.company[person], people.title[person]].filter(Boolean).join(" · ");
  const dot = el("i", { class: "dot" });
  dot.style.background = colourOf(person);
  return el("li", { id: `found-${at}`, role: "option", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); choose(at); } },
    dot, el("span", { class: "who" }, el("strong", {}, people.name[person]), about ? el("small", {}, about) : null), el("span", { class: "place" }, `#${people.rank[person]}`));
}

function showFound(open) {
  byId("results").hidden = !open;
  byId("query").setAttribute("aria-expanded", String(open));
}

function markFound() {
  for (const row of byId("results").querySelectorAll('[role="option"]')) row.setAttribute("aria-selected", String(row.id === `found-${activeFound}`));
  const row = byId(`found-${activeFound}`);
  if (!row) return byId("query").removeAttribute("aria-activedescendant");
  byId("query").setAttribute("aria-activedescendant", row.id);
  row.scrollIntoView({ block: "nearest" });
}

function choose(at) {
  if (at < 0) return;
  showFound(false);
  byId("query").value = "";
  select(foundPeople[at], { focus: true });
}

function searchKey(event) {
  const steps_ = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps_ && byId("results").hidden) stepHub(steps_[event.key]);
  else if (event.key in steps_ && foundPeople.length) {
    activeFound = (activeFound + steps_[event.key] + foundPeople.length) % foundPeople.length;
    markFound();
  } else if (event.key === "Enter") choose(activeFound);
  else if (event.key === "Escape") {
    byId("query").value = "";
    showFound(false);
    byId("query").blur();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function startSearch() {
  const query = byId("query");
  query.addEventListener("input", renderFound);
  query.addEventListener("focus", () => { if (query.value.trim()) renderFound(); });
  query.addEventListener("blur", () => showFound(false));
  query.addEventListener("keydown", searchKey);
}
