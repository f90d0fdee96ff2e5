// Where the drawing stands on the screen right now.

/** Return how places of the drawing become places on the screen, from sigma's camera. */
function viewOf(sigma) {
  const origin = sigma.graphToViewport({ x: 0, y: 0 });
  const unit = sigma.graphToViewport({ x: 1, y: -1 });
  const { width, height } = sigma.getDimensions();
  const scale = unit.x - origin.x;
  const view = {
    width, height, spacing: scale,
    x: (x) => origin.x + scale * x,
    y: (y) => origin.y + (unit.y - origin.y) * y,
    length: (one, other) => Math.hypot(people.x[one] - people.x[other], people.y[one] - people.y[other]) * scale,
    holds: (person) => {
      const x = view.x(people.x[person]), y = view.y(people.y[person]);
      return x > -20 && y > -20 && x < width + 20 && y < height + 20;
    },
  };
  return view;
}

/** Radius of a person's dot on a screen where neighbours are `spacing` apart: by score, hubs larger. */
function radiusOf(person, spacing) {
  const base = Math.min(6, Math.max(1.5, 0.27 * spacing));
  const score = people.score[person] / bestScore;
  return base * (1 + 0.75 * score * score) + (hubs.has(person) ? Math.min(2.5, 0.12 * spacing + 1.2) : 0);
}
