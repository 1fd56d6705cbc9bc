// Sheets of small pictures, one for each file of the archive: a finger that moves over ten minutes asks once, and each second is then shown at once.

/** In a wider window a finger crosses a file in a few pixels: a sheet for each would cost more than single pictures. */
export const WIDEST_MS = 60 * 60_000;

/** Sheets kept; an hour is six or seven of them. Each is a bitmap of some 3 MB. */
const KEPT = 8;

/** A moment without a sheet is asked about again after this: its file may have been closed meanwhile. */
const NONE_MS = 30_000;

/** So near to it another moment most likely has none either. */
const NONE_NEAR_MS = 60_000;

export class Sheets {
  #load;
  #came;
  #drop;
  #clock;
  #kept = [];
  #none = [];
  #wanted = null;
  #isBusy = false;
  #hasEnded = false;

  /** @param load gives a moment's {from, to, takenAt, columns, width, height, bitmap}, null when there is none, or fails @param came called when one has come @param drop called with one that is no longer kept */
  constructor(load, came, drop = () => {}, clock = () => performance.now()) {
    [this.#load, this.#came, this.#drop, this.#clock] = [load, came, drop, clock];
  }

  /** Where a moment's picture stands: {sheet, x, y, width, height}; null while its sheet is not there. */
  find(moment) {
    const sheet = this.#kept.find(({ from, to }) => from <= moment && moment < to);
    return sheet ? { sheet, ...tileOf(sheet, moment) } : null;
  }

  want(moment) {
    this.#wanted = moment;
    if (!this.#isBusy) this.#work();
  }

  destroy() {
    this.#hasEnded = true;
    this.#kept.splice(0).forEach((sheet) => this.#drop(sheet));
  }

  async #work() {
    this.#isBusy = true;
    while (this.#wanted !== null && !this.#hasEnded) {
      const moment = this.#wanted;
      this.#wanted = null;
      if (this.find(moment) || this.#hasNone(moment)) continue;
      const sheet = await this.#load(moment).catch(() => null);
      if (sheet) this.#keep(sheet);
      else this.#none.push({ moment, at: this.#clock() });
    }
    this.#isBusy = false;
  }

  #hasNone(moment) {
    this.#none = this.#none.filter(({ at }) => this.#clock() - at < NONE_MS);
    return this.#none.some((none) => Math.abs(none.moment - moment) < NONE_NEAR_MS);
  }

  #keep(sheet) {
    if (this.#hasEnded) {
      this.#drop(sheet);
      return;
    }
    this.#kept.push(sheet);
    if (this.#kept.length > KEPT) this.#drop(this.#kept.shift());
    this.#came();
  }
}

/** The last picture at or before a moment, in pixels of the sheet. */
export function tileOf({ takenAt, columns, width, height }, moment) {
  const index = Math.max(0, takenAt.findLastIndex((at) => at <= moment));
  return { x: (index % columns) * width, y: Math.floor(index / columns) * height, width, height };
}

/** What the server says of a sheet, with its instants as numbers. */
export function readSheet(json) {
  const from = Date.parse(json.from);
  return { ...json, from, to: Date.parse(json.to), takenAt: json.seconds.map((seconds) => from + seconds * 1_000) };
}
