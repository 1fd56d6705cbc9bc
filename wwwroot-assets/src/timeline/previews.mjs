// Small pictures of the second under a finger. One is asked for at a time, and when it is there the next is the newest wish: what lay between was only passed by.

/** Pictures kept, so that going back and forth asks for none of them twice. Some 15 kB each. */
const KEPT = 80;

export class Previews {
  #load;
  #show;
  #drop;
  #kept = new Map();
  #wanted = null;
  #shown = null;
  #busy = false;
  #ended = false;

  /** @param load gives the address of the picture of a moment, null when there is none, or fails @param show called with {moment, picture, isLate}: late is a picture of another moment than the wanted one, which is on its way @param drop called with an address that is no longer kept */
  constructor(load, show, drop = () => {}) {
    [this.#load, this.#show, this.#drop] = [load, show, drop];
  }

  /** @param moment in ms; the same moment gives the same picture, so the caller rounds */
  want(moment) {
    this.#wanted = moment;
    if (this.#kept.has(moment)) this.#tell(moment, this.#kept.get(moment));
    else {
      if (this.#shown !== null) this.#tell(moment, this.#shown, true);
      if (!this.#busy) this.#fetch();
    }
  }

  /** Nobody looks any more; what is on its way is kept and not shown. */
  leave() {
    this.#wanted = this.#shown = null;
  }

  destroy() {
    this.leave();
    this.#ended = true;
    for (const picture of this.#kept.values()) if (picture) this.#drop(picture);
    this.#kept.clear();
  }

  async #fetch() {
    this.#busy = true;
    while (this.#wanted !== null && !this.#kept.has(this.#wanted)) {
      const moment = this.#wanted;
      try {
        this.#keep(moment, await this.#load(moment));
      } catch {
        // The next wish tries again; this one is given up, or a server that is away would be asked without end. What stood there until now would stay for good.
        if (this.#wanted !== null) this.#tell(this.#wanted, null);
        break;
      }
      // Also when the finger has gone on: an older picture on the way, told as one, is better than none.
      if (this.#wanted !== null) this.#tell(moment, this.#kept.get(moment), moment !== this.#wanted);
    }
    this.#busy = false;
  }

  #tell(moment, picture, isLate = false) {
    this.#shown = picture;
    this.#show({ moment, picture, isLate });
  }

  #keep(moment, picture) {
    if (this.#ended) {
      if (picture) this.#drop(picture);
      return;
    }
    this.#kept.set(moment, picture);
    if (this.#kept.size <= KEPT) return;
    const [[oldest, gone]] = this.#kept;
    this.#kept.delete(oldest);
    if (gone) this.#drop(gone);
  }
}

/** The moment whose picture stands for all moments within some pixels of it, so that a slow finger asks for few. Whole seconds, never later than the moment. */
export function pictureMoment(moment, view, length) {
  const step = Math.max(1, Math.ceil((((view.to - view.from) / length) * 4) / 1000)) * 1000;
  return Math.floor(moment / step) * step;
}
