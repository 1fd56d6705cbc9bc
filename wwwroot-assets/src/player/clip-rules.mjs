// Which seconds a clip has that is recorded now. Pure. All times are milliseconds.

/** What made somebody press has happened already. */
export const BEFORE_MS = 10_000;
export const AFTER_MS = 20_000;

/** Less is no clip: the seam of two fragments. */
export const LEAST_MS = 1_000;

/** A picture is on the screen before its file has it; by then it has. */
export const WRITTEN_MS = 4_000;

/** @param shownAt the moment that the viewer saw, by the server's clock */
export const spanAt = (shownAt) => ({ from: shownAt - BEFORE_MS, to: shownAt + AFTER_MS });

/** Ended before its time, at what the viewer sees now. */
export const endAt = (span, shownAt) => ({ ...span, to: Math.min(span.to, Math.max(shownAt, span.from + LEAST_MS)) });

/** How long is still to be shown; 0 when all of it was. */
export const leftOf = (span, shownAt) => Math.max(0, span.to - shownAt);

/** Whether the files have all of it. @param serverNow the server's clock */
export const isWritten = (span, serverNow) => serverNow >= span.to + WRITTEN_MS;

export const secondsOf = (span) => Math.round((span.to - span.from) / 1_000);
