// The card of a person: who, rank and why, the warmest introduction, ties.

const TIES_FIRST = 8;
let before = null;

function renderCard() {
  const card = byId("card"), person = state.selected;
  byId("app").classList.toggle("with-card", person !== null);
  if (person === null) {
    if (!card.hidden && card.contains(document.activeElement)) (before?.isConnected ? before : byId("hubs")).focus();
    card.hidden = true;
    return;
  }
  if (card.hidden) before = document.activeElement;
  card.hidden = false;
  card.setAttribute("aria-label", people.name[person]);
  card.replaceChildren(cardHead(person), cardFigures(person), ...cardParts(person));
  card.scrollTop = 0;
}

function cardHead(person) {
  const sign = el("span", { class: "sign", "aria-hidden": "true" }, initial(people.name[person]));
  sign.style.background = colourOf(person);
  const about = [people.title[person], people.company[person]].filter(Boolean);
  const close = el("button", { type: "button", class: "tool close", "aria-label": word("close"), title: word("close"), onclick: () => select(null) }, icon("m5 5 10 10M15 5 5 15"));
  return el("header", {}, sign, el("div", { class: "who" }, el("h2", { tabindex: "-1" }, people.name[person]), about.map((text) => el("p", {}, text))), close);
}

function cardFigures(person) {
  const ties = [...pairsOf(person)].filter((pair) => strength[pair]).length;
  const figure = (value, label, kind) => el("div", { class: kind }, el("strong", {}, value), el("span", {}, label));
  return el("div", { class: "figures" },
    figure(`${people.rank[person]}`, word("rank", { n: number(count) }), hubs.has(person) ? "top" : ""),
    figure(people.score[person].toFixed(1), word("score")),
    figure(number(ties), word("people_known", { n: ties })));
}

function cardParts(person) {
  const chips_ = people.circles[person].map((circle) => el("span", { class: "tag" }, data.circles[circle]));
  return [
    chips_.length ? el("div", { class: "tags", role: "group", "aria-label": word("circles") }, chips_) : null,
    part("why", el("ul", { class: "why" }, people.why[person].map((reason) => el("li", {}, said(reason))))),
    yours(person),
    ways(person),
    tiesOf(person),
  ].filter(Boolean);
}

const part = (title, ...content) => el("section", { class: `part ${title}` }, el("h3", {}, word(title)), content);

/** What is known of the owner and this person. */
function yours(person) {
  const tie = people.tie[person], contact = people.contact[person];
  if (!tie && !contact) return null;
  const level = tie ? el("span", { class: `level ${tie}` }, word(tie === "strong" ? "tie_strong" : "tie_weak")) : null;
  return part("yours", el("p", { class: "yours-line" }, level, contact ? el("span", {}, said(contact)) : null));
}

function ways(person) {
  const found = people.ways[person];
  if (!found.length) return part("way", el("p", { class: "quiet" }, word("way_none")));
  return part("way", found.map((way, at) => [at ? el("h4", {}, word("way_other")) : null, wayList(way.slice(1))]));
}

function wayList(steps_) {
  const row = (label, why, person) => {
    const dot = el("i", { class: "dot" });
    if (person !== null) dot.style.background = colourOf(person);
    return el("li", {}, dot, person === null ? el("strong", {}, label) : link(person), why ? el("small", {}, why) : null);
  };
  return el("ol", { class: "way" }, row(word("you"), null, null), steps_.map((person, at) =>
    row(people.name[person], at ? evidence(pairOf(steps_[at - 1], person), steps_[at - 1]) : ownEvidence(person), person)));
}

const link = (person) => el("button", { type: "button", class: "link", onclick: () => select(person, { focus: true }) }, people.name[person]);
const pairOf = (one, other) => [...pairsOf(one)].find((pair) => otherOf(pair, one) === other);
const ownEvidence = (person) => (people.contact[person] ? said(people.contact[person]) : word("you_know"));

/** Say what is known of a pair, as one of them sees it. */
function evidence(pair, person) {
  if (pair === undefined) return "";
  const { source, kind, count: events, day: last } = data.ties;
  const parts = [], name = people.name[otherOf(pair, person)];
  let latest = -1;
  for (let at = pairs.start[pair]; at < pairs.start[pair + 1]; at++) {
    const label = said(data.kinds[kind[at]].label);
    let text = label;
    if (data.kinds[kind[at]].directed) text = word(source[at] === person ? "to_them" : "of_you", { kind: label, name });
    parts.push(events[at] > 1 ? word("times", { kind: text, count: events[at] }) : text);
    latest = Math.max(latest, last[at]);
  }
  return parts.join(word("comma")) + (latest >= 0 ? ` · ${day(latest)}` : "");
}

function tiesOf(person) {
  const found = [...pairsOf(person)].sort((a, b) => total(b) - total(a) || people.rank[otherOf(a, person)] - people.rank[otherOf(b, person)]);
  if (!found.length) return part("ties", el("p", { class: "quiet" }, word("ties_none")));
  const list = el("ul", { class: "ties" }, found.slice(0, TIES_FIRST).map((pair) => tieRow(pair, person)));
  const more = found.length > TIES_FIRST && el("button", { type: "button", class: "plain", onclick: () => {
    list.append(...found.slice(TIES_FIRST).map((pair) => tieRow(pair, person)));
    list.children[TIES_FIRST].querySelector("button").focus();
    more.remove();
  } }, word("ties_all", { n: number(found.length) }));
  return part("ties", list, more || null);
}

function tieRow(pair, person) {
  const other = otherOf(pair, person), sum = total(pair);
  const dot = el("i", { class: "dot" });
  dot.style.background = colourOf(other);
  const level = sum >= 2 * data.strong ? 3 : sum >= data.strong ? 2 : 1;
  const bars = el("span", { class: `bars level-${level}`, "aria-hidden": "true" }, el("i"), el("i"), el("i"));
  return el("li", {}, dot, el("span", { class: "who" }, link(other), el("small", {}, evidence(pair, person))), bars);
}

when("selected", renderCard);
when("language", renderCard);
when("theme", renderCard);
when("filter", renderCard);
