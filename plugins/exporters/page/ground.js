// What lies under the people: regions of groups, broad ties between them, ties, and the way of an introduction.

function drawGround(pen, view) {
  pen.clearRect(0, 0, view.width, view.height);
  const calm = state.selected !== null;
  if (view.spacing < FAR) drawBundles(pen, view, calm);
  drawRegions(pen, view);
  drawTies(pen, view, calm);
  if (calm) drawTiesOf(pen, view, state.selected);
  if (state.hovered !== null && state.hovered !== state.selected) drawTiesOf(pen, view, state.hovered);
  if (calm) drawWay(pen, view, state.selected);
}

/** Regions are filled twice, so that what lies under them stays under them. */
function drawRegions(pen, view) {
  const { x, y, r, name } = data.groups;
  pen.lineWidth = 1;
  for (let group = 0; group < r.length; group++) {
    pen.beginPath();
    pen.arc(view.x(x[group]), view.y(y[group]), r[group] * view.spacing, 0, 2 * Math.PI);
    pen.fillStyle = inks().halo;
    pen.fill();
    pen.globalAlpha = inks().region;
    pen.fillStyle = groupColour(group);
    pen.fill();
    pen.globalAlpha = name[group] ? 0.5 : 0.2;
    pen.strokeStyle = groupColour(group);
    pen.stroke();
    pen.globalAlpha = 1;
  }
}

function drawBundles(pen, view, calm) {
  const { x, y, r } = data.groups;
  const thick = Math.min(2.2, 0.35 * view.spacing);
  pen.strokeStyle = inks().bundle;
  pen.lineCap = "round";
  pen.globalAlpha = calm ? 0.4 : 1;
  for (const [one, other, ties] of bundles) {
    const way = Math.hypot(x[other] - x[one], y[other] - y[one]);
    const ux = (x[other] - x[one]) / way, uy = (y[other] - y[one]) / way;
    pen.lineWidth = Math.max(0.8, thick * Math.log10(1 + ties));
    line(pen, view, x[one] + ux * r[one], y[one] + uy * r[one], x[other] - ux * r[other], y[other] - uy * r[other]);
  }
  pen.globalAlpha = 1;
}

function drawTies(pen, view, calm) {
  if (calm && isThinned()) return;
  const drawn = pairsToDraw(view);
  for (const strong of [false, true]) {
    pen.beginPath();
    for (const pair of drawn) {
      if (isStrong(pair) !== strong) continue;
      const one = pairs.one[pair], other = pairs.other[pair];
      pen.moveTo(view.x(people.x[one]), view.y(people.y[one]));
      pen.lineTo(view.x(people.x[other]), view.y(people.y[other]));
    }
    pen.strokeStyle = strong ? inks().strong : inks().weak;
    pen.lineWidth = strong ? 1.3 : 0.8;
    pen.globalAlpha = calm ? 0.16 : strong ? 0.6 : 0.85;
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

/** Draw the ties of a person in the colour of the group, finer the more there are. */
function drawTiesOf(pen, view, person) {
  if (!isDrawn(person)) return;
  const drawn = strongestOf(person), fine = Math.min(1, 7 / Math.sqrt(drawn.length));
  pen.strokeStyle = groupColour(people.group[person]);
  pen.lineCap = "round";
  for (const pair of drawn) {
    const other = otherOf(pair, person);
    pen.globalAlpha = (isStrong(pair) ? 0.85 : 0.5) * fine;
    pen.lineWidth = isStrong(pair) ? 1 + fine : 1.1;
    line(pen, view, people.x[person], people.y[person], people.x[other], people.y[other]);
  }
  pen.globalAlpha = 1;
}

/** Draw the warmest introduction to a person. */
function drawWay(pen, view, person) {
  const steps = (people.ways[person][0] || []).slice(1);
  pen.strokeStyle = inks().hub;
  pen.lineWidth = 3;
  for (let step = 1; step < steps.length; step++) {
    const one = steps[step - 1], other = steps[step];
    if (isDrawn(one) && isDrawn(other)) line(pen, view, people.x[one], people.y[one], people.x[other], people.y[other]);
  }
}

function line(pen, view, x1, y1, x2, y2) {
  pen.beginPath();
  pen.moveTo(view.x(x1), view.y(y1));
  pen.lineTo(view.x(x2), view.y(y2));
  pen.stroke();
}
