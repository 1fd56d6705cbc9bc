// The stream of single pictures, as pure functions and small states: no DOM, no network, no clock. Clocks are milliseconds.

/** A picture a second, made of the newest key frame, which may be two seconds old: what is older than this is not "live". */
export const PICTURES_LIVE_MS = 4_000;

/** When video is tried again beside the pictures: a format that could not be played is not pressed. */
const CLIMB_MS = [30_000, 60_000, 120_000, 300_000];

/** Pause before try number `tries` (0 for the first). */
export const climbPause = (tries) => CLIMB_MS[Math.min(tries, CLIMB_MS.length - 1)];

/** No head of ours is longer, and no picture: whatever is, is not our stream. */
const MOST_HEAD_BYTES = 2_048;
const MOST_PICTURE_BYTES = 20_000_000;

/** Cuts what comes in any pieces into pictures: multipart, each part with its length, the moment it shows and the server's clock (docs/reference/http-api.md). */
export class Parts {
  #rest = new Uint8Array(0);

  /** Gives the pictures that are whole now, as {takenAt, sentAt, jpeg}. Throws for what is not such a stream. */
  push(bytes) {
    const all = new Uint8Array(this.#rest.length + bytes.length);
    all.set(this.#rest);
    all.set(bytes, this.#rest.length);
    this.#rest = all;
    const whole = [];
    for (let part = this.#next(); part !== null; part = this.#next()) whole.push(part);
    return whole;
  }

  #next() {
    const end = endOfHead(this.#rest);
    if (end < 0) {
      if (this.#rest.length > MOST_HEAD_BYTES) throw new Error("pictures: no head");
      return null;
    }
    const head = String.fromCharCode(...this.#rest.subarray(0, end));
    const length = numberIn(head, "Content-Length");
    if (!(length > 0 && length <= MOST_PICTURE_BYTES)) throw new Error("pictures: no length");
    if (this.#rest.length < end + length) return null;
    const jpeg = this.#rest.slice(end, end + length);
    this.#rest = this.#rest.slice(end + length);
    return { takenAt: numberIn(head, "DailyCam-Taken"), sentAt: numberIn(head, "DailyCam-Clock"), jpeg };
  }
}

/** The first byte after the empty line; -1 while there is none. */
function endOfHead(bytes) {
  const most = Math.min(bytes.length, MOST_HEAD_BYTES);
  for (let at = 3; at < most; at++) {
    if (bytes[at] === 10 && bytes[at - 1] === 13 && bytes[at - 2] === 10 && bytes[at - 3] === 13) return at + 1;
  }
  return -1;
}

function numberIn(head, name) {
  const found = new RegExp(String.raw`^${name}: *(\d+)\r?$`, "im").exec(head);
  return found ? Number(found[1]) : null;
}
