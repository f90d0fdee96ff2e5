// Names over the people: hubs first, then groups, then everybody there is room for; none covers another.

const MOST_NAMES = 70;
const widths = new Map();

function drawNames(pen, view) {
  pen.clearRect(0, 0, view.width, view.height);
  const sheet = nameSheet(pen, view);
  const { selected, hovered } = state;
  for (const person of [hovered, selected]) if (person !== null && isDrawn(person)) ring(pen, view, person);
  for (const person of new Set([selected, hovered])) if (person !== null && isDrawn(person)) sheet.person(person, "top");
  for (const person of hubs) if (passes[person] && (!near || near.has(person))) sheet.person(person, "hub");
  for (const person of near || []) if (passes[person] && isDrawn(person) && sheet.named() < MOST_NAMES) sheet.person(person, "plain");
  sheet.groups(near !== null);
  if (near || view.spacing < 15) return;
  const most = view.spacing < 24 ? MOST_NAMES / 2 : MOST_NAMES;
  for (const person of drawnByRank) {
    if (sheet.named() >= most) break;
    if (passes[person] && !hubs.has(person)) sheet.person(person, "plain");
  }
}

/** Return who is tied to a person, and who stands on the way to them. */
function tiedTo(person) {
  const found = new Set(strongestOf(person).map((pair) => otherOf(pair, person)));
  for (const step of (people.ways[person][0] || []).slice(1)) found.add(step);
  return found;
}

function ring(pen, view, person) {
  pen.beginPath();
  pen.arc(view.x(people.x[person]), view.y(people.y[person]), shownRadius(person) + 3, 0, 2 * Math.PI);
  pen.strokeStyle = inks().ring;
  pen.lineWidth = 2;
  pen.stroke();
}

const NAME_STYLES = {
  top: { weight: 700, size: 14, ink: "ink" },
  hub: { weight: 600, size: 12.5, ink: "ink" },
  plain: { weight: 400, size: 11.5, ink: "slate" },
};

/** Return a sheet on which names are placed where there is room, off the hubs and if possible off everybody. */
function nameSheet(pen, view) {
  const taken = ["legend", "zoom"].map(boxOfElement), named = new Set();
  const dots = dotsIn(view);
  const overlap = (box, other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];
  const isFree = (box) => box[0] > 2 && box[1] > 2 && box[2] < view.width - 2 && box[3] < view.height - 2 &&
    !taken.some((other) => overlap(box, other)) && !dots.hard.some((dot) => overlap(box, dot));
  const place = (text, spots, height) => {
    const free = spots.map(([x, y, width]) => [x, y - height / 2, x + width, y + height / 2]).filter(isFree);
    const box = free.find((each) => !dots.soft.some((dot) => overlap(each, dot))) || free[0];
    if (!box) return false;
    taken.push(box);
    pen.strokeText(text, box[0], box[1] + height / 2);
    pen.fillText(text, box[0], box[1] + height / 2);
    return true;
  };
  const write = (weight, size, colour) => {
    pen.font = `${weight} ${size}px ${fontFamily()}`;
    pen.textBaseline = "middle";
    pen.fillStyle = colour;
    pen.strokeStyle = inks().halo;
    pen.lineWidth = 3.5;
    pen.lineJoin = "round";
  };
  return {
    named: () => named.size,
    person(person, style) {
      if (named.has(person) || !view.holds(person)) return;
      const { weight, size, ink } = NAME_STYLES[style];
      write(weight, size, inks()[ink]);
      const text = shortened(people.name[person]), width = widthOf(pen, text);
      const x = view.x(people.x[person]), y = view.y(people.y[person]), gap = shownRadius(person) + 4;
      const spots = [[x + gap, y, width], [x - gap - width, y, width], [x - width / 2, y + gap + size * 0.55, width], [x - width / 2, y - gap - size * 0.55, width]];
      if (place(text, spots, size * 1.25)) named.add(person);
    },
    groups(faint) {
      const { x, y, r, name, size } = data.groups;
      pen.globalAlpha = faint ? 0.45 : 1;
      for (let group = 0; group < r.length; group++) {
        const radius = r[group] * view.spacing;
        if (radius < (name[group] ? 18 : 40) || (!name[group] && size[group] < 4)) continue;
        const text = groupText(group);
        write(600, name[group] ? 12 : 11, groupColour(group));
        const width = widthOf(pen, text), left = view.x(x[group]) - width / 2, middle = view.y(y[group]);
        place(text, [[left, middle - radius - 9, width], [left, middle + radius + 10, width], [left, middle - radius + 12, width]], 15);
      }
      const { small } = data;
      if (small) {
        const text = word("small", { n: number(small.n) });
        write(600, 11, inks().slate);
        place(text, [[view.x(turned ? small.y : small.x), view.y(turned ? small.x : small.y) - 9, widthOf(pen, text)]], 15);
      }
      pen.globalAlpha = 1;
    },
  };
}

function boxOfElement(id) {
  const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = byId(id);
  return [offsetLeft, offsetTop, offsetLeft + offsetWidth, offsetTop + offsetHeight];
}

/** Boxes of the dots in view: hubs, which no name covers, and the others while they are few. */
function dotsIn(view) {
  const boxOf = (person) => {
    const x = view.x(people.x[person]), y = view.y(people.y[person]), r = shownRadius(person);
    return [x - r, y - r, x + r, y + r];
  };
  const shown = view.spacing < 18 ? [] : drawnByRank.filter((person) => view.holds(person));
  return {
    hard: [...hubs].filter((person) => view.holds(person)).map(boxOf),
    soft: shown.length > 400 ? [] : shown.filter((person) => !hubs.has(person)).map(boxOf),
  };
}

/** What to call a group: its circle, else "no name yet" where other groups have one, with the number of people. */
function groupText(group) {
  const { name, size } = data.groups, members = word("group", { n: size[group] });
  if (name[group]) return `${shortened(name[group])} · ${members}`;
  return data.circles.length ? word("unnamed", { people: members }) : members;
}

const shortened = (name) => ([...name].length > 24 ? `${[...name].slice(0, 23).join("")}…` : name);

function widthOf(pen, text) {
  const key = `${pen.font}\n${text}`;
  if (!widths.has(key)) widths.set(key, pen.measureText(text).width);
  return widths.get(key);
}

let fonts = "";
const fontFamily = () => (fonts ||= getComputedStyle(document.documentElement).getPropertyValue("--sans"));
when("language", () => { fonts = ""; });
