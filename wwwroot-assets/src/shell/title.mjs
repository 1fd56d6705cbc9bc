// How far long work is, and how many alerts there are, in front of the page's title: for somebody who does something else in another tab meanwhile.

const BEFORE = /^((?:\(\d+\) )?)(?:\d{1,3}% · )?/;
const COUNT = /^\(\d+\) /;

/** The title with so much done; without it for null. */
export const titled = (title, percent) => title.replace(BEFORE, (_, alerts) => alerts + (percent === null ? "" : `${percent}% · `));

/** The title with so many alerts; without a number for none. */
export const counted = (title, count) => (count > 0 ? `(${count}) ` : "") + title.replace(COUNT, "");

/** @param percent whole, 0 to 100; null when the work is over */
export function showProgress(percent) {
  const title = titled(document.title, percent);
  if (document.title !== title) document.title = title;
}
