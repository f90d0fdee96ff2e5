// What the program wrote into the page, and what follows from it: pairs of people, who is tied to whom.

const data = JSON.parse(document.getElementById("data").textContent);
const people = data.people;
const count = people.id.length;

/** A sheet that is higher than wide gets the drawing turned on its side. */
const turned = innerHeight > innerWidth * 1.1;
if (turned) {
  [people.x, people.y] = [people.y, people.x];
  [data.groups.x, data.groups.y] = [data.groups.y, data.groups.x];
}
const isDrawn = (person) => people.x[person] !== null;

/** Ties of one pair stand together; pair p has the entries pairStart[p] up to pairStart[p + 1]. */
const pairs = (() => {
  const { source, target } = data.ties;
  const one = [], other = [], start = [];
  for (let at = 0; at < source.length; at++) {
    const low = Math.min(source[at], target[at]), high = Math.max(source[at], target[at]);
    if (one[one.length - 1] !== low || other[other.length - 1] !== high) {
      one.push(low); other.push(high); start.push(at);
    }
  }
  start.push(source.length);
  return { one: Int32Array.from(one), other: Int32Array.from(other), start: Int32Array.from(start), count: one.length };
})();

/** The pairs of each person: pairsOf(person) yields pair numbers. */
const pairsOf = (() => {
  const first = new Int32Array(count + 1);
  for (let pair = 0; pair < pairs.count; pair++) { first[pairs.one[pair] + 1]++; first[pairs.other[pair] + 1]++; }
  for (let person = 0; person < count; person++) first[person + 1] += first[person];
  const next = first.slice(), list = new Int32Array(2 * pairs.count);
  for (let pair = 0; pair < pairs.count; pair++) {
    list[next[pairs.one[pair]]++] = pair;
    list[next[pairs.other[pair]]++] = pair;
  }
  return (person) => list.subarray(first[person], first[person + 1]);
})();

const otherOf = (pair, person) => (pairs.one[pair] === person ? pairs.other[pair] : pairs.one[pair]);

/** Everybody in order of rank. */
const byRank = Array.from({ length: count }, (_, person) => person).sort((a, b) => people.rank[a] - people.rank[b]);
const drawnByRank = byRank.filter(isDrawn);
const HUBS_NAMED = Math.min(24, Math.max(3, Math.floor(drawnByRank.length / 5)));
const hubs = new Set(drawnByRank.slice(0, HUBS_NAMED));
const bestScore = Math.max(1e-9, ...drawnByRank.slice(0, 1).map((person) => people.score[person]));
