// How far long work is, in front of the page's title: for somebody who does something else in another tab meanwhile.

const BEFORE = /^\d{1,3}% · /;

/** The title with so much done; without it for null. */
export const titled = (title, percent) => (percent === null ? "" : `${percent}% · `) + title.replace(BEFORE, "");

/** @param percent whole, 0 to 100; null when the work is over */
export function showProgress(percent) {
  const title = titled(document.title, percent);
  if (document.title !== title) document.title = title;
}
