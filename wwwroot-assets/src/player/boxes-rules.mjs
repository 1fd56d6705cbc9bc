// Which of the last looks of local vision belongs to the picture on the screen, and what is said of it. Pure; times are Unix milliseconds of the server's clock, which pictures and looks share.

/**
 * A look is shown with pictures that were taken no further from its own than this. Local vision looks twice a second while something happens, and its answer comes some tenths of a second later still: the fast lane's
 * picture is then up to a second ahead of the newest look there can be. So a box may stand where somebody was this long ago, which for a child who walks is a step or two; waiting for the look instead would show the child late,
 * and less than this would make boxes flicker whenever one look is missed.
 */
export const FRESH_MS = 1_500;

/** Looks are remembered as long as the player goes back by itself. */
const KEPT_MS = 30_000;

/** The looks with a new answer's, oldest first. One that was heard before is not counted twice. */
export function withLook(looks, answer) {
  if (!answer.takenAt) return looks;
  const look = { takenAt: Date.parse(answer.takenAt), objects: answer.objects };
  if (looks.some(({ takenAt }) => takenAt === look.takenAt)) return looks;
  const all = [...looks, look].sort((a, b) => a.takenAt - b.takenAt);
  return all.filter(({ takenAt }) => all.at(-1).takenAt - takenAt <= KEPT_MS);
}

/** The look nearest to a picture; null when none is near enough. */
export function lookFor(looks, shownAt) {
  const apart = ({ takenAt }) => Math.abs(takenAt - shownAt);
  const nearest = looks.reduce((best, look) => (best === null || apart(look) < apart(best) ? look : best), null);
  return nearest && apart(nearest) <= FRESH_MS ? nearest : null;
}

/** Objects that have a word in the viewer's language; the rest is furniture, which would only hide the child. */
export function worded(objects, wordOf) {
  return objects.map((object) => ({ ...object, word: wordOf(object.label) })).filter(({ word }) => word);
}

/** How many of each, in words, the most sure first. */
export function counted(objects) {
  const counts = new Map();
  for (const { word } of [...objects].sort((a, b) => b.score - a.score)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => (count === 1 ? word : `${word} ×${count}`)).join(", ");
}

/**
 * What is to be said: {kind, seconds}. "off", "starting" and "behind" as the server tells it; "past" for a picture older than what is remembered; "resting" while nothing moves and local vision looks seldom;
 * "seen" when there is a look at this picture.
 */
export function standing(answer, looks, shownAt) {
  if (!answer) return { kind: "asking" };
  if (answer.state === "off" || answer.state === "starting") return { kind: answer.state };
  if (lookFor(looks, shownAt)) return { kind: "seen" };
  if (answer.state === "behind") return { kind: "behind", seconds: Math.round(answer.secondsAgo ?? 0) };
  const newest = looks.at(-1);
  if (!newest) return { kind: "asking" };
  return shownAt < newest.takenAt ? { kind: "past" } : { kind: "resting", seconds: Math.round((shownAt - newest.takenAt) / 1_000) };
}
