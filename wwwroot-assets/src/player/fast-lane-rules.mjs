// How the fast lane is read and followed, as pure functions and small states: no DOM, no socket, no clock. Media times are seconds, clocks are milliseconds.

/** Bytes before the media in a binary message; see docs/reference/http-api.md. */
const HEAD_BYTES = 32;

const KINDS = { 1: "init", 2: "frame", 3: "key" };

/** A picture this far behind the newest one is not followed by playing faster but by a jump. */
export const JUMP_BEHIND_S = 1;

/** While the cushion is filled again. */
const FILLING_RATE = 0.7;

/** At the start, when nobody has seen anything yet. */
export const FIRST_JUMP_S = 0.2;

/** What is kept behind the picture, for looking back; it is cleared in pieces, not frame by frame. */
export const KEPT_S = 30;
const CLEAR_STEP_S = 10;

/** Somebody who paused or looks back is not followed for ever: this much waits before their picture, and no more. */
export const MOST_AHEAD_S = 60;

/** A binary message of the fast lane, or null for one that is none. @param buffer ArrayBuffer */
export function read(buffer) {
  if (buffer.byteLength <= HEAD_BYTES) return null;
  const view = new DataView(buffer);
  const kind = KINDS[view.getUint8(0)];
  const number = (at) => (Number.isNaN(view.getFloat64(at)) ? null : view.getFloat64(at));
  return kind ? { kind, startAt: number(8), media: number(16), sentAt: number(24), bytes: new Uint8Array(buffer, HEAD_BYTES) } : null;
}

/**
 * What is acknowledged to the server, which sends no more than it may before it has heard: bytes of binary messages since the connection was opened.
 */
export class Receipts {
  static EVERY_MS = 250;
  #received = 0;
  #said = -1;
  #saidAt = Number.NEGATIVE_INFINITY;

  take(bytes) {
    this.#received += bytes;
  }

  /** The number to say now, or null. The first time it is said at once: from then on the server knows that we say it. @param isAsked whether the server waits, so that all must be said */
  due(now, isAsked = false) {
    if (this.#said === this.#received || (!isAsked && now - this.#saidAt < Receipts.EVERY_MS)) return null;
    this.#saidAt = now;
    return (this.#said = this.#received);
  }
}

/**
 * How far behind the newest frame the picture stays: little where frames come evenly, more after each time it ran dry, less again when that is long ago.
 */
export class Cushion {
  static LEAST_S = 0.15;
  static MOST_S = 0.6;
  #dry = [];
  #changedAt = 0;

  seconds = Cushion.LEAST_S;

  /** Set when it ran dry, until it is filled again: it is better to be slow for a moment than to stand still again at once. */
  isFilling = false;

  /** The picture stood still for want of frames. */
  ranDry(now) {
    this.isFilling = true;
    this.#dry = [...this.#dry.filter((at) => now - at < 30_000), now];
    this.seconds = Math.min(Cushion.MOST_S, this.seconds + 0.1);
    this.#changedAt = now;
  }

  /** Each time the picture is looked at. @param ahead seconds that are there to be shown */
  flows(now, ahead) {
    if (ahead >= this.seconds) this.isFilling = false;
    if (this.seconds > Cushion.LEAST_S && now - this.#changedAt > 10_000) {
      this.seconds = Math.max(Cushion.LEAST_S, this.seconds - 0.1);
      this.#changedAt = now;
    }
  }

  /** With all its cushion it runs dry again and again: another way does better here. */
  isHopeless(now) {
    return this.#dry.filter((at) => now - at < 30_000).length > 8;
  }
}

/**
 * How far apart the camera's pictures are, by its own clock. What comes seldom comes in leaps of that length: with the fast lane's small cushion such a picture would stand still and be live by turns. Low-latency
 * HLS keeps three pictures' distance and flows.
 */
export class Pace {
  static SLOWEST_S = 1.2;
  #last = null;
  #slow = 0;

  /** A message came; what has no picture in it says nothing. */
  note({ kind, media }) {
    if (kind === "init") this.#last = null;
    if (kind === "init" || media === null) return;
    if (this.#last !== null) this.#slow = media - this.#last > Pace.SLOWEST_S ? this.#slow + 1 : 0;
    this.#last = media;
  }

  /** Twice in a row: one gap alone is a picture that was lost. */
  get isTooSlow() {
    return this.#slow >= 2;
  }
}

/**
 * What to do with the picture: {rate} to play faster or slower, {seek} to jump to.
 * @param ranges what is buffered, oldest first, as [start, end]; @param follows whether the viewer wants the newest picture
 * @param isFilling whether the cushion is being filled again; @param jump how far behind it may be before it jumps: less at the start, when nobody has seen anything yet
 */
export function steer({ time, ranges, cushion, follows, isFilling = false, jump = JUMP_BEHIND_S }) {
  if (ranges.length === 0) return { rate: 1, seek: null };
  const [start, end] = ranges[ranges.length - 1];
  const edge = Math.max(start, end - cushion);
  const here = ranges.find(([from, to]) => time >= from - 0.05 && time <= to + 0.01);
  if (!follows) {
    // Past a hole, or up to what is still there.
    const next = ranges.find(([from]) => from > time);
    const isOver = !here || (here[1] - time < 0.05 && next);
    return { rate: 1, seek: isOver && next ? next[0] : null };
  }
  const ahead = end - time;
  if (!here || here[0] !== start || ahead > cushion + jump) return { rate: 1, seek: edge };
  if (isFilling && ahead < cushion) return { rate: FILLING_RATE, seek: null };
  if (ahead > cushion + 0.25) return { rate: 1.1, seek: null };
  if (ahead > cushion + 0.1) return { rate: 1.05, seek: null };
  return { rate: ahead < cushion / 3 ? 0.95 : 1, seek: null };
}

/** The stretch to remove from the buffer now, as [from, to], or null. */
export function stale({ time, ranges }) {
  if (ranges.length === 0) return null;
  const [from, to] = [ranges[0][0], time - KEPT_S];
  return to - from > CLEAR_STEP_S ? [from, to] : null;
}

/** Where frames stand in the player's time, and what time of the day they show. Each header begins a stretch with a clock of its own. */
export class Dates {
  #offset = 0;
  #anchors = [];

  /** A new header: what follows goes on at `end` seconds of the player's time, its first frame at `media` seconds of its own. Gives what to add to its times. */
  begin(end, media) {
    this.#offset = end - media;
    return this.#offset;
  }

  /** A frame came. */
  note({ media, startAt }) {
    if (media === null || startAt === null) return;
    const last = this.#anchors.at(-1);
    const at = media + this.#offset;
    if (last && at - last.at < 0.5 && at >= last.at) return;
    this.#anchors.push({ at, startAt });
    if (this.#anchors.length > 240) this.#anchors.shift();
  }

  /** Unix milliseconds of what the player shows at `time`, or null. */
  of(time) {
    const anchor = this.#anchors.findLast(({ at }) => at <= time + 0.001) ?? this.#anchors[0];
    return anchor ? anchor.startAt + (time - anchor.at) * 1_000 : null;
  }
}

/** Which messages may go into the buffer: after a header and after anything that was left out, only from a key frame on. */
export class Gate {
  #open = false;

  shut() {
    this.#open = false;
  }

  /** @param ahead seconds that wait before the picture already */
  lets(kind, ahead) {
    if (kind === "init") {
      this.#open = false;
      return true;
    }
    if (ahead > MOST_AHEAD_S) this.#open = false;
    else if (kind === "key") this.#open = true;
    return this.#open;
  }
}

const CLIMB_MS = [10_000, 30_000, 60_000, 120_000, 300_000];

/** After this long in the fast lane an earlier fall counts no more. */
const PROVEN_MS = 60_000;

/** When to try the fast lane: at once, and after each fall later than after the one before. */
export class Ladder {
  #falls = 0;
  #fellAt = null;
  #beganAt = null;

  /** @param isPossible false where the browser or the page has no fast lane */
  constructor(isPossible) {
    this.isPossible = isPossible;
  }

  isWanted(now) {
    return this.isPossible && (this.#fellAt === null || now - this.#fellAt >= CLIMB_MS[Math.min(this.#falls - 1, CLIMB_MS.length - 1)]);
  }

  plays(now) {
    this.#beganAt ??= now;
    if (now - this.#beganAt > PROVEN_MS) this.#falls = 0;
  }

  /** @param isForLong whether it is the camera, and not the way to it: then it is tried as seldom as it ever is */
  fell(now, isForLong = false) {
    this.#falls = isForLong ? CLIMB_MS.length : this.#falls + 1;
    this.#fellAt = now;
    this.#beganAt = null;
  }
}
