// Where the camera goes: home shows the whole network in the room that legend and card leave free.

/** The box that holds all regions and people; y grows upward, as in sigma. */
const box = (() => {
  const { x, y, r } = data.groups;
  const held = { x: [Infinity, -Infinity], y: [Infinity, -Infinity] };
  const hold = (px, py, room) => {
    held.x = [Math.min(held.x[0], px - room), Math.max(held.x[1], px + room)];
    held.y = [Math.min(held.y[0], -py - room), Math.max(held.y[1], -py + room)];
  };
  r.forEach((radius, group) => hold(x[group], y[group], radius));
  drawnByRank.forEach((person) => hold(people.x[person], people.y[person], 0.4));
  return held;
})();

/** Distance of neighbours on the screen, and the camera's ratio, when the whole network is shown without a card. */
let usualSpacing = 1, usualRatio = 1;
/** Whether the whole network is shown and the user has not moved it. */
let atHome = true;
/** Whether closing the card leads home, since opening it led away. */
let comesBack = false;
let going = 0;
/** Distance of neighbours from which the whole network stays in view while one person is looked at. */
const READABLE = 9;
/** Distance of neighbours when one person is looked at from near. */
const NEAR = 26;

/** Return the part of the stage that nothing covers: [left, top, right, bottom]. */
function freeRoom(card) {
  const { width, height } = sigma.getDimensions();
  if (isNarrow()) return [6, 24, width - 6, card ? Math.max(120, byId("card").offsetTop - byId("stage").offsetTop - 14) : height - 150];
  const foot = byId("legend").offsetHeight + 32;
  return [22, 34, width - (card ? 404 : 22), height - foot];
}

const ratioOf = (spacing) => (viewOf(sigma).spacing * sigma.getCamera().ratio) / spacing;

function homeSpacing(card) {
  const [left, top, right, bottom] = freeRoom(card);
  return Math.min((right - left) / (box.x[1] - box.x[0]), (bottom - top) / (box.y[1] - box.y[0]), 110);
}

/** Return the state of the camera that shows a place of the drawing in the middle of the free room. */
function stateFor(x, y, ratio) {
  const { width, height } = sigma.getDimensions();
  const [left, top, right, bottom] = freeRoom(state.selected !== null);
  const framed = (px, py) => sigma.viewportToFramedGraph({ x: px, y: py });
  const place = sigma.viewportToFramedGraph(sigma.graphToViewport({ x, y }));
  const middle = framed(width / 2, height / 2), free = framed((left + right) / 2, (top + bottom) / 2);
  const zoom = ratio / sigma.getCamera().ratio;
  return { x: place.x - (free.x - middle.x) * zoom, y: place.y - (free.y - middle.y) * zoom, ratio, angle: 0 };
}

function go(target, duration) {
  going++;
  const there = () => { going--; };
  if (duration && !isCalm()) sigma.getCamera().animate(target, { duration }, there);
  else { sigma.getCamera().setState(target); there(); }
}

function goHome(duration = 400) {
  const middle = (side) => (side[0] + side[1]) / 2;
  go(stateFor(middle(box.x), middle(box.y), ratioOf(homeSpacing(state.selected !== null))), duration);
  atHome = true;
  comesBack = false;
}

/** Bring a person into view, `near` enough to tell neighbours apart. */
function lookAt(person, near) {
  if (!sigma || !isDrawn(person)) return;
  if (atHome && homeSpacing(true) >= READABLE) return goHome();
  const camera = sigma.getCamera(), view = viewOf(sigma), [left, top, right, bottom] = freeRoom(true);
  const x = view.x(people.x[person]), y = view.y(people.y[person]);
  if (!near && x > left && x < right && y > top && y < bottom) return;
  comesBack ||= atHome;
  atHome = false;
  go(stateFor(people.x[person], -people.y[person], near ? Math.min(camera.ratio, ratioOf(NEAR)) : camera.ratio), 450);
}

function zoomBy(factor) {
  if (!sigma) return;
  const camera = sigma.getCamera();
  atHome = comesBack = false;
  go({ ...camera.getState(), ratio: Math.min(3, camera.ratio * factor) }, 200);
}

const zoomAll = () => sigma && goHome();

/** Size dots anew for a stage of another size. */
function fit() {
  usualSpacing = homeSpacing(false);
  usualRatio = ratioOf(usualSpacing);
  sigma.refresh();
  if (atHome) goHome(0);
}

const shownRadius = (person) => radiusOf(person, usualSpacing) / Math.sqrt(sigma.getCamera().ratio / usualRatio);

function startCamera() {
  sigma.getCamera().on("updated", () => { if (!going) atHome = comesBack = false; });
  sigma.on("resize", fit);
  fit();
  when("selected", () => { if (state.selected === null && (atHome || comesBack)) goHome(); });
}
