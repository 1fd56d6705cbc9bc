// What stretch of the day is on screen, and where its hours stand. Pure: no DOM, all times in milliseconds since the epoch.

export const HOUR = 3_600_000;

/** The zoom levels parents know from other cameras: a day, a quarter of it, an hour. */
export const zoomSpans = [24 * HOUR, 6 * HOUR, HOUR];

/** The closest zoom level that still shows this much time whole. */
export function fittingZoom(length) {
  return Math.max(0, zoomSpans.findLastIndex((span) => span >= length));
}

/** Distance of the ruler's marks for a span, so that a phone of 390 px shows at most seven of them. */
export function tickStep(span) {
  if (span > 6 * HOUR) return 4 * HOUR;
  if (span > HOUR) return HOUR;
  return HOUR / 6;
}

/** The window of the wanted span around a moment, kept inside the day. */
export function windowAround(day, span, moment) {
  const length = Math.min(span, day.to - day.from);
  const from = Math.min(Math.max(moment - length / 2, day.from), day.to - length);
  return { from, to: from + length };
}

/** The window after a move by a number of milliseconds, kept inside the day. */
export function moved(day, view, by) {
  const length = view.to - view.from;
  const from = Math.min(Math.max(view.from + by, day.from), day.to - length);
  return { from, to: from + length };
}

/** Share of the window, 0 at its left end and 1 at its right; outside for moments that are not on screen. */
export function shareOf(view, moment) {
  return (moment - view.from) / (view.to - view.from);
}

export function momentAt(view, share) {
  return view.from + Math.min(Math.max(share, 0), 1) * (view.to - view.from);
}

/** Moments of the ruler's marks. They count from the day's first moment, so they fall on whole local hours. */
export function ticks(day, view) {
  const step = tickStep(view.to - view.from);
  const first = day.from + Math.ceil((view.from - day.from) / step) * step;
  const marks = [];
  for (let moment = first; moment < view.to; moment += step) marks.push(moment);
  return marks;
}

/** The part of a stretch that is on screen as left and width shares, or null. */
export function clip(view, from, to) {
  const left = Math.max(from, view.from);
  const right = Math.min(to, view.to);
  if (right <= left) return null;
  return { left: shareOf(view, left), width: (right - left) / (view.to - view.from) };
}

/** The nearest item before or after a moment; `at` reads an item's moment. Null when there is none on that side. */
export function neighbour(items, at, moment, direction) {
  const candidates = items.filter((item) => (direction > 0 ? at(item) > moment : at(item) < moment));
  if (candidates.length === 0) return null;
  return candidates.reduce((best, item) => (Math.abs(at(item) - moment) < Math.abs(at(best) - moment) ? item : best));
}

/** Whether there is footage at a moment, and if not, the gap that says why. */
export function footageAt(stretches, gaps, moment) {
  if (stretches.some((stretch) => stretch.from <= moment && moment < stretch.to)) return { recorded: true, gap: null };
  return { recorded: false, gap: gaps.find((gap) => gap.from <= moment && moment < gap.to) ?? null };
}
