// A day's measured minutes as columns for the plots: one place for each minute of the day, null where nothing was measured. Pure: no DOM.

const MINUTE = 60_000;

/** What is plotted, in this order: name of the text, how a minute's figure is read, how many digits are said, and whether it is drawn as bars. */
export const figures = [
  { name: "fps", of: (item) => item.fps, digits: 1 },
  { name: "bitrate", of: (item) => (item.bitrate === null ? null : item.bitrate / 1e6), digits: 2 },
  { name: "keyInterval", of: (item) => item.keyFrameIntervalSeconds, digits: 1 },
  { name: "jitter", of: (item) => item.jitterMilliseconds, digits: 0 },
  { name: "missingFrames", of: (item) => item.missingFrames, digits: 0, bars: true },
  { name: "lostPackets", of: (item) => item.lostPackets, digits: 0, bars: true },
  { name: "drift", of: (item) => item.driftMilliseconds, digits: 0 },
  { name: "reconnects", of: (item) => item.reconnects, digits: 0, bars: true },
];

/** Unix seconds of each minute of the day, and for each figure its values at them. */
export function columnsOf(items, from, to) {
  const count = Math.round((to - from) / MINUTE);
  const times = Array.from({ length: count }, (_, index) => (from + index * MINUTE) / 1_000);
  const columns = figures.map(() => new Array(count).fill(null));
  for (const item of items) {
    const index = Math.floor((Date.parse(item.minute) - from) / MINUTE);
    if (index >= 0 && index < count) figures.forEach((figure, row) => (columns[row][index] = figure.of(item)));
  }
  return { times, columns };
}

/** Lowest and highest value of a column, or null when there is none. */
export function rangeOf(column) {
  const known = column.filter((value) => value !== null);
  return known.length === 0 ? null : { low: Math.min(...known), high: Math.max(...known) };
}

/** The axis: from zero (or the lowest, where that is below), with room above; never empty. */
export function axisOf(low, high) {
  if (low === null || low === undefined || !Number.isFinite(low)) return [0, 1];
  const bottom = Math.min(0, low);
  return [bottom, high > bottom ? high + (high - bottom) * 0.1 : bottom + 1];
}
