// Whether a clock stands within the hours that are to be dark. Pure.

/** @param from, to whole hours of the clock, 0 to 23; from the one until the other begins, over midnight when it must. The same hour twice is the whole day. */
export function isDarkAt(moment, from, to) {
  const hour = moment.getHours();
  return from < to ? from <= hour && hour < to : from <= hour || hour < to;
}
