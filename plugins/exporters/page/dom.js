// Elements made from text only, so that no name can be anything else.

const byId = (id) => document.getElementById(id);

/** Make an element; attributes of null are left out, `on…` are listeners, children are elements or text. */
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** Make an icon from a path; the sizes are those of the other icons. */
function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** The first letter of a name, for the round sign beside it. */
const initial = (name) => [...name.trim()].find((letter) => /[\p{L}\p{N}]/u.test(letter)) || "·";
const isNarrow = () => window.matchMedia("(max-width: 759px)").matches;
const isCalm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
