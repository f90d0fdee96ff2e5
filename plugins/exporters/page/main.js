// Language, theme, legend and tip; and the start of everything.

function setLanguage(at) {
  language = at;
  tell("language");
}

function renderWords() {
  document.documentElement.lang = LANGUAGES[language];
  const title = data.owner ? word("title", { owner: data.owner }) : word("title_nobody");
  document.title = byId("title").textContent = title;
  const ties = number(usualTies());
  byId("counts").textContent = word("counts", { n: count === 1 ? 1 : number(count), ties, day: data.today });
  byId("query").placeholder = word("search");
  byId("query").setAttribute("aria-label", word("search"));
  byId("results").setAttribute("aria-label", word("search"));
  byId("map").setAttribute("aria-label", word("map", { n: number(drawnByRank.length), ties }));
  byId("handle-word").textContent = word("sheet");
  for (const [id, key] of [["zoom-in", "zoom_in"], ["zoom-out", "zoom_out"], ["zoom-all", "zoom_all"]]) {
    byId(id).title = word(key);
    byId(id).setAttribute("aria-label", word(key));
  }
  byId("offline").textContent = word("offline");
  byId("languages").setAttribute("aria-label", word("language"));
  byId("languages").replaceChildren(...LANGUAGES.map((tag, at) =>
    el("button", { type: "button", lang: tag, "data-language": tag, "aria-pressed": String(at === language), onclick: () => { setLanguage(at); document.querySelector(`[data-language="${tag}"]`).focus(); } }, LANGUAGE_NAMES[tag])));
  renderTheme();
  renderLegend();
}

let usual = null;
function usualTies() {
  usual ??= shownPairs.length;
  return usual;
}

function renderTheme() {
  document.documentElement.dataset.theme = theme;
  const next = word(theme === "dark" ? "to_light" : "to_dark");
  byId("theme").title = byId("theme-word").textContent = next;
}

function setTheme(wanted) {
  theme = wanted;
  renderTheme();
  tell("theme");
}

function renderLegend() {
  const row = (sign, key) => el("li", {}, el("i", { class: `sample ${sign}` }), word(`legend_${key}`));
  const note = (key, values) => el("p", {}, word(key, values || {}));
  const untied = count - drawnByRank.length;
  byId("legend").setAttribute("aria-label", word("legend"));
  byId("legend").replaceChildren(
    el("ul", {}, row("amber", "hub"), row("person", "contact"), row("strong", "strong"), row("weak", "weak"), row("region", "region"),
      state.selected !== null && people.ways[state.selected].length ? row("route", "way") : null),
    ...[data.onlyShared ? note("only_shared") : null, isThinned() ? note("thinned") : null, untied ? note("untied", { n: untied === 1 ? 1 : number(untied) }) : null,
      note("keys")].filter(Boolean));
}

function renderTip() {
  const tip = byId("tip"), person = state.hovered;
  byId("map").classList.toggle("on-person", person !== null);
  tip.hidden = person === null || !sigma;
  if (tip.hidden) return;
  const view = viewOf(sigma), about = people.company[person] || people.title[person];
  tip.replaceChildren(...[el("strong", {}, people.name[person]), about ? el("span", {}, about) : null].filter(Boolean));
  const x = view.x(people.x[person]), y = view.y(people.y[person]) + shownRadius(person) + 10;
  tip.style.left = `${Math.min(view.width - tip.offsetWidth - 8, Math.max(8, x - tip.offsetWidth / 2))}px`;
  tip.style.top = `${y + tip.offsetHeight > view.height ? y - tip.offsetHeight - 2 * shownRadius(person) - 20 : y}px`;
}

when("language", renderWords);
when("selected", renderLegend);
when("filter", renderLegend);
when("hovered", renderTip);
byId("theme").addEventListener("click", () => setTheme(theme === "dark" ? "light" : "dark"));
systemIsDark.addEventListener("change", (event) => setTheme(event.matches ? "dark" : "light"));

applyCircles();
applyTies();
applyBundles();
renderTheme();
renderWords();
renderHubs();
renderFilters();
startSearch();
startKeys();
startMap();
document.documentElement.dataset.ready = String(Math.round(performance.now()));
