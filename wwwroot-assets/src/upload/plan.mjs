// What an upload does next, decided without a browser: whether a file may be sent at all, what an answer means, and how long to wait before the next try.

/** Endings that the gate of the server knows; phones do not always tell the type of a file. */
const ENDINGS = ["mp4", "m4v", "mov", "mkv", "webm", "ts", "m2ts", "mts", "avi"];

/** Waits between tries: quick at first, since most connections are back within seconds, and then each half minute for as long as the page is open. */
const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** After this long without an answer it is not a hiccup: the page says that the server is away. */
export const AWAY_AFTER_MS = 60_000;

/** Why a file is not sent: "empty", "type" or "size"; null when it may be one. */
export function refusal(file, maxBytes) {
  if (file.size === 0) return "empty";
  const ending = file.name.includes(".") ? file.name.split(".").at(-1).toLowerCase() : "";
  if (!file.type.startsWith("video/") && !ENDINGS.includes(ending)) return "type";
  return file.size > maxBytes ? "size" : null;
}

/** What the server keeps beside an unfinished upload, so that the same file, chosen again, goes on: with name and length it tells one file from another. */
export const markOf = (file) => String(file.lastModified);

/** Where a chosen file goes on: the unfinished upload of the same name, length and time of change. Null: from the beginning. The server keeps Korean names composed, some computers give them apart. */
export const resumes = (file, unfinished) =>
  unfinished.find((upload) => upload.name === file.name.normalize("NFC").trim() && upload.bytes === file.size && upload.mark === markOf(file)) ?? null;

/** Milliseconds before the next try after so many failures in a row. */
export const waitMs = (failures) => WAITS_MS[Math.min(Math.max(failures, 1), WAITS_MS.length) - 1];

/** What a status means for a part: "next", "kept", "offset", "again", "busy", "signedOut", "gone" or "refused". */
export function meaning(status, problemType = "") {
  if (status === 201) return "kept";
  if (status >= 200 && status < 300) return "next";
  if (status === 401) return "signedOut";
  if (status === 404) return "gone";
  if (status === 409 && problemType.endsWith(":upload-offset")) return "offset";
  if (status === 400 && problemType.endsWith(":upload-part-cut")) return "offset";
  if (status === 429 || (status === 503 && problemType.endsWith(":upload-busy"))) return "busy";
  // A proxy answers these for a server that starts anew; 0 is no answer at all.
  if ([0, 408, 425, 500, 502, 503, 504].includes(status)) return "again";
  return "refused";
}

/** Which sentence a wait gets: "busy", "silent" (nothing came back in time), "lost", or "away" after a while of either. */
export function waitReason(cause, sinceMs, nowMs) {
  if (cause === "busy") return "busy";
  return nowMs - sinceMs >= AWAY_AFTER_MS ? "away" : cause;
}
