// What the service worker and the page it shows without a connection decide. Pure; the build puts these rules into the worker too (build/worker.mjs).

/** Answers of a proxy whose server is away. DailyCam's own pages never give them. */
const AWAY = [502, 503, 504];

/** Opened as a page by nobody, or of no use as one: what stands here is answered by the server alone, whatever it answers. */
const NOT_PAGES = ["api/", "openapi/", "_blazor", "_content/", "_framework/", "healthz", "readyz", "metrics"];

/** Longer without a first byte means that nobody is there: a connection to a computer that is off may take minutes to fail. */
export const PATIENCE_MS = 15_000;

/** The first wait, and how much longer each further one is. */
const STEP_MS = 5_000;

const LONGEST_WAIT_MS = 30_000;

/** Tries are never further apart than the longest wait and the patience of one; what was written down longer ago than this belongs to another outage. */
const FORGOTTEN_MS = 120_000;

/** Whether an answer comes from a proxy in front of a DailyCam that cannot be reached. */
export const isAway = (status) => AWAY.includes(status);

/** Caches of one place on a server that may hold others' too, newest and old ones. */
export const cachesOf = (scope) => `dailycam-offline ${new URL(scope).pathname} `;

/**
 * What the worker does with a request: "page" is asked of the server and replaced when that cannot be reached, "file" belongs to the offline page, null is none of its business.
 * @param files of the offline page, relative to the scope
 */
export function roleOf({ method, mode, url }, { scope, files }) {
  if (method !== "GET" || !url.startsWith(scope)) return null;
  const path = url.slice(scope.length).split(/[?#]/)[0];
  if (mode !== "navigate") return files.includes(path) ? "file" : null;
  return NOT_PAGES.some((start) => path.startsWith(start)) ? null : "page";
}

/** How long to wait before the next try, after so many in vain. */
export const waitAfter = (tries) => Math.min(STEP_MS * (tries + 1), LONGEST_WAIT_MS);

/** Since when there is no connection: what this tab noted earlier, when that is of the same outage. @param noted { since, triedAt } or null */
export const sinceOf = (noted, nowMs) => (noted && noted.since <= noted.triedAt && noted.triedAt <= nowMs && nowMs - noted.triedAt < FORGOTTEN_MS ? noted.since : nowMs);

/** The language used last, else the first of the browser's that is known, else the first that is known. */
export function languageOf(last, wanted, known) {
  if (known.includes(last)) return last;
  return wanted.map((language) => language.toLowerCase().split("-")[0]).find((language) => known.includes(language)) ?? known[0];
}
