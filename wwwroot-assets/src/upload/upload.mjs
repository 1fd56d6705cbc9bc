// The field for a video: choosing or dropping one, sending it, and what can go wrong, without the page's circuit. The circuit hears of the end; without it there is a link.
import { isCircuitAway } from "../shell/circuit.mjs";
import { hold, isReloadWanted } from "../shell/hold.mjs";
import { refusal, resumes } from "./plan.mjs";
import { Sender } from "./sender.mjs";
import { transport } from "./transport.mjs";
import { View } from "./view.mjs";
import { fill } from "./words.mjs";

/** A circuit that is there takes note within moments. */
const TAKEN_MS = 5_000;

/** How often it is looked whether the circuit came back: soon enough that nobody takes the link for all there is. */
const BACK_MS = 1_000;

const clock = {
  now: () => performance.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

/** Makes the field work; gives a handle with destroy(). @param host null when the page was left before this was here @param page gets OnDone(id) @param options {maxBytes, words} */
export function watch(host, page, options) {
  if (!host) return { destroy() {} };
  return new Field(host, page, options);
}

class Field {
  #page;
  #options;
  #view;
  #input;
  #abort = new AbortController();
  #sender = null;
  #expected = null;

  constructor(host, page, options) {
    this.#page = page;
    this.#options = options;
    this.#view = new View(host, options.words);
    this.#input = this.#view.part("file");
    this.#listen(host);
    this.#view.state("idle");
    this.#look();
    // A file may have been chosen before this module was there.
    if (this.#input.files.length > 0) this.#chosen([...this.#input.files]);
  }

  destroy() {
    this.#abort.abort();
    this.#sender?.stop();
  }

  #listen(host) {
    const on = (target, event, call) => target.addEventListener(event, call, { signal: this.#abort.signal });
    const [drop, view] = [this.#view.part("drop"), this.#view];
    on(this.#view.part("choose"), "click", () => this.#choose(null));
    on(this.#input, "change", () => this.#chosen([...this.#input.files]));
    on(view.part("cancel"), "click", () => this.#sender?.cancel());
    on(view.part("now"), "click", () => this.#sender?.tryNow());
    on(window, "online", () => this.#sender?.tryNow());
    on(window, "beforeunload", (event) => {
      if (this.#sender) event.preventDefault();
    });
    // A video that misses the field must not take the page's place.
    for (const event of ["dragover", "drop"]) on(document, event, (moved) => moved.dataTransfer?.types.includes("Files") && moved.preventDefault());
    on(drop, "dragenter", () => (drop.dataset.over = ""));
    on(drop, "dragleave", (moved) => drop.contains(moved.relatedTarget) || delete drop.dataset.over);
    on(host, "drop", (moved) => {
      delete drop.dataset.over;
      if (!this.#sender && moved.dataTransfer.files.length > 0) this.#chosen([...moved.dataTransfer.files]);
    });
  }

  #choose(expected) {
    this.#expected = expected;
    this.#input.click();
  }

  async #chosen([file, ...others]) {
    const expected = this.#expected;
    this.#expected = null;
    this.#input.value = "";
    if (!file || this.#sender) return;
    const why = others.length > 0 ? "several" : expected && !resumes(file, [expected]) ? "otherFile" : refusal(file, this.#options.maxBytes);
    if (why) {
      this.#view.error(fill(this.#options.words[why], expected?.name ?? file.name));
      return;
    }
    await this.#send(file);
  }

  async #send(file) {
    const release = hold();
    this.#view.begin(file);
    this.#view.part("unfinished").hidden = true;
    this.#view.part("cancel").focus({ preventScroll: true });
    this.#sender = new Sender(file, transport, (told) => this.#view.show(told), clock);
    const end = await this.#sender.run();
    this.#sender = null;
    if (this.#abort.signal.aborted) {
      release();
      return;
    }
    if (end.state === "kept" && !(await this.#tell(end.id))) {
      this.#goOn(end.id);
      release();
      await this.#tellOnceBack(end.id);
      return;
    }
    this.#ended(end);
    release();
    await this.#look();
  }

  #ended(end) {
    const { words } = this.#options;
    this.#view.state("idle");
    if (end.state === "kept" || end.state === "cancelled") this.#view.say(words[end.state]);
    this.#view.error({ refused: end.sentence ?? words.refused, signedOut: words.signedOut, gone: words.gone, unreadable: words.unreadable }[end.state] ?? "");
    this.#view.part("choose").focus({ preventScroll: true });
  }

  /** Whether the page took note of the video. */
  async #tell(id) {
    if (isReloadWanted()) return false;
    const late = new Promise((resolve) => setTimeout(() => resolve(false), TAKEN_MS));
    return Promise.race([this.#page.invokeMethodAsync("OnDone", id).then(() => true, () => false), late]);
  }

  /** The circuit is away: from now on this page's address has the video in it, for the link and for whoever loads the page anew. */
  #goOn(id) {
    const next = new URL(location.href);
    next.searchParams.set("upload", id);
    history.replaceState(history.state, "", next);
    const link = this.#view.part("next");
    link.href = next.href;
    link.addEventListener("click", (event) => {
      // Left to itself, the click would be handed to the circuit.
      event.preventDefault();
      location.assign(next.href);
    });
    this.#view.state("kept");
    this.#view.say(this.#options.words.kept);
  }

  /** The connection that was cut for both may be back for the upload long before it is for the circuit. Then the page takes note late, and the link has had its time. */
  async #tellOnceBack(id) {
    do {
      await new Promise((resolve) => setTimeout(resolve, BACK_MS));
      if (this.#abort.signal.aborted || isReloadWanted()) return;
    } while (isCircuitAway() || !(await this.#tell(id)));
    if (this.#abort.signal.aborted) return;
    const here = new URL(location.href);
    here.searchParams.delete("upload");
    history.replaceState(history.state, "", here);
    const isLeft = document.activeElement === document.body || document.activeElement === this.#view.part("next");
    this.#view.state("idle");
    // Whoever writes into another field by now is left there.
    if (isLeft) this.#view.part("choose").focus({ preventScroll: true });
    await this.#look();
  }

  async #look() {
    const answer = await transport.list(this.#abort.signal).catch(() => null);
    if (this.#sender || answer?.status !== 200) return;
    this.#view.unfinished(answer.body.items, (upload) => this.#choose(upload), async (upload) => {
      await transport.cancel(upload.id).catch(() => {});
      this.#view.part("choose").focus();
      await this.#look();
    });
  }
}
