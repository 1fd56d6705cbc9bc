// Which moment of a reel plays and which follows. No page and no player in it: it is told what the player says, and says what is to be played and shown.

export class Reel {
  #clips;
  #play;
  #show;
  #index = -1;
  #running = false;
  #failed = new Set();

  /** @param clips {camera, from, to, said} in order @param play called with the clip to be played @param show called with {index, state}: "playing", "skipped", "done", "failed" or "signedOut" */
  constructor(clips, play, show) {
    this.#clips = clips;
    this.#play = play;
    this.#show = show;
  }

  /** -1 before the first. */
  get index() {
    return this.#index;
  }

  get hasPrevious() {
    return this.#index > 0;
  }

  get hasNext() {
    return this.#index < this.#clips.length - 1;
  }

  /** Plays one, and the others after it. What a person asks for is tried again even when it failed before. */
  start(index = 0) {
    if (!this.#clips[index]) return;
    this.#failed.clear();
    this.#go(index, "playing");
  }

  next() {
    if (this.hasNext) this.start(this.#index + 1);
  }

  previous() {
    if (this.hasPrevious) this.start(this.#index - 1);
  }

  /** What the player says. It tells the end of a clip more than once, and the last word of one clip may come when the next is being loaded: only a clip that has played can end. */
  hear(state) {
    if (this.#index < 0) return;
    if (state === "playing") this.#running = true;
    else if (state === "ended" && this.#running) this.#follow("playing");
    else if (state === "failed") this.#fail();
    else if (state === "signedOut") this.#stop("signedOut");
  }

  /** The picture's moment: a recording that goes on beyond the clip is not watched to its end. */
  reach(moment) {
    if (this.#running && moment >= this.#clips[this.#index].to) this.#follow("playing");
  }

  #fail() {
    this.#failed.add(this.#index);
    if (this.#failed.size === this.#clips.length) this.#stop("failed");
    else this.#follow("skipped");
  }

  #follow(state) {
    if (this.hasNext) this.#go(this.#index + 1, state);
    else this.#stop("done");
  }

  #go(index, state) {
    this.#index = index;
    this.#running = false;
    this.#show({ index, state });
    this.#play(this.#clips[index]);
  }

  #stop(state) {
    this.#running = false;
    const index = this.#index;
    this.#index = -1;
    this.#show({ index, state });
  }
}
