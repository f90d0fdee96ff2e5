// Which ties pass the filter, how strong they are, and which of them are drawn.

/** Sum of the weights of each pair over the kinds that are switched on; 0 where it does not pass the filter. */
const strength = new Float64Array(pairs.count);
/** Pairs that pass, the strongest first. */
let shownPairs = [];
/** Ties that are drawn at once, of all and of one person. */
const MOST_DRAWN = 1500, MOST_OF_ONE = 120;
/** Distance of neighbours on the screen below which only hubs and groups can be told apart. */
const FAR = 13;
/** Of more ties than can be drawn at once, those longer than this on the screen wait until somebody at an end is pointed at. */
const LONGEST = 240, MOST_CLOSE = 700;

function applyTies() {
  const { kind, weight } = data.ties;
  const on = data.kinds.map((_, at) => state.kinds.has(at));
  const found = [];
  for (let pair = 0; pair < pairs.count; pair++) {
    let sum = 0;
    for (let at = pairs.start[pair]; at < pairs.start[pair + 1]; at++) if (on[kind[at]]) sum += weight[at];
    const stays = sum > 0 && sum >= state.least && passes[pairs.one[pair]] && passes[pairs.other[pair]];
    strength[pair] = stays ? sum : 0;
    if (stays) found.push(pair);
  }
  found.sort((a, b) => strength[b] - strength[a] || a - b);
  shownPairs = found;
}

function applyFilter() {
  applyCircles();
  applyTies();
  applyBundles();
  tell("filter");
}

const isThinned = () => shownPairs.length > MOST_DRAWN;
const isStrong = (pair) => strength[pair] >= data.strong;
const total = (pair) => {
  let sum = 0;
  for (let at = pairs.start[pair]; at < pairs.start[pair + 1]; at++) sum += data.ties.weight[at];
  return sum;
};

/** Return the pairs of a person that pass the filter, the strongest first, as many as are drawn. */
function strongestOf(person) {
  const found = [...pairsOf(person)].filter((pair) => strength[pair]);
  return found.sort((a, b) => strength[b] - strength[a] || a - b).slice(0, MOST_OF_ONE);
}

/** Return the pairs to draw: all of a small network, else those among hubs, or the strongest short ones when near. */
function pairsToDraw(view) {
  if (!isThinned()) return shownPairs;
  const close = view.spacing >= FAR;
  const found = [];
  for (const pair of shownPairs) {
    const one = pairs.one[pair], other = pairs.other[pair];
    if (close ? view.holds(one) && view.holds(other) && view.length(one, other) < LONGEST : hubs.has(one) && hubs.has(other)) found.push(pair);
    if (found.length >= MOST_CLOSE) break;
  }
  return found;
}

/** Ties between two groups as one line, while not all are drawn: [group, group, ties], the broadest first. */
let bundles = [];
function applyBundles() {
  bundles = [];
  if (!isThinned()) return;
  const discs = data.groups.size.length, sums = new Map();
  for (const pair of shownPairs) {
    const one = people.group[pairs.one[pair]], other = people.group[pairs.other[pair]];
    if (one === other || one < 0 || other < 0 || one >= discs || other >= discs) continue;
    const key = Math.min(one, other) * discs + Math.max(one, other);
    sums.set(key, (sums.get(key) || 0) + 1);
  }
  bundles = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, Math.min(2 * discs, 70))
    .map(([key, ties]) => [Math.floor(key / discs), key % discs, ties]);
}
