// What an upload shows. The elements come with the page and are filled here, so that they go on when the page's circuit is lost.
import { showProgress } from "../shell/title.mjs";
import { Rate, remainingSeconds } from "./rate.mjs";
import { fill, percent, remaining, size } from "./words.mjs";

/** Often enough to look smooth, seldom enough to be read. */
const SHOW_MS = 250;

/** A reader of screens hears each quarter, not each percent. */
const SAID_EACH = 25;

export class View {
  #host;
  #words;
  #language = document.documentElement.lang || "en";
  #rate = new Rate();
  #total = 0;
  #shownAt = 0;
  #saidPercent = 0;
  #first = "";
  #countdown;

  constructor(host, words) {
    this.#host = host;
    this.#words = words;
  }

  part(name) {
    return this.#host.querySelector(`[data-part=${name}]`);
  }

  /** "idle", "sending" or "kept": what of the field is there. */
  state(name) {
    clearInterval(this.#countdown);
    if (name !== "sending") showProgress(null);
    this.#host.dataset.state = name;
    this.part("drop").hidden = name !== "idle";
    this.part("sending").hidden = name !== "sending";
    this.part("goon").hidden = name !== "kept";
  }

  begin(file) {
    this.#total = file.size;
    this.#rate.reset();
    this.#saidPercent = 0;
    this.#first = this.#words.starting;
    this.error("");
    this.part("name").textContent = file.name;
    delete this.part("sending").dataset.from;
    this.state("sending");
    this.#bar(0);
    this.#line(this.#first);
    this.#later(null);
  }

  /** Takes what the sender tells. */
  show(told) {
    if (told.state === "waiting") {
      this.#rate.reset();
      this.#first = "";
      this.#wait(told);
      return;
    }
    clearInterval(this.#countdown);
    this.part("now").hidden = true;
    if (told.from !== undefined) this.#begun(told.from);
    const now = performance.now();
    this.#rate.add(told.sent, now);
    if (told.state === "sending" && told.from === undefined && now - this.#shownAt < SHOW_MS) return;
    this.#shownAt = now;
    this.#bar(told.sent);
    const rate = this.#rate.perSecond;
    this.#line(told.state === "checking" ? this.#words.checking : rate === null ? this.#first : fill(this.#words.rate, size(rate, this.#language)));
    // Not before: a quarter said in the first moment would swallow from where it goes on.
    if (rate !== null) this.#sayQuarter(told.sent);
    this.#later(told.state === "checking" ? null : remaining(remainingSeconds(this.#total, told.sent, rate)));
  }

  error(sentence) {
    this.part("error").textContent = sentence;
  }

  say(sentence) {
    this.part("said").textContent = sentence;
  }

  /** Unfinished uploads of earlier, each with two buttons. */
  unfinished(uploads, again, discard) {
    const list = this.part("unfinished");
    list.replaceChildren(...uploads.map((upload) => {
      const row = document.createElement("li");
      const words = document.createElement("p");
      words.textContent = fill(this.#words.unfinished, upload.name, percent(upload.offset, upload.bytes), this.#until(upload.endsAt));
      row.append(words, this.#button(this.#words.again, upload.name, () => again(upload)), this.#button(this.#words.discard, upload.name, () => discard(upload)));
      return row;
    }));
    list.hidden = uploads.length === 0;
  }

  #button(words, name, click) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.setAttribute("aria-label", `${words}: ${name}`);
    button.addEventListener("click", click);
    return button;
  }

  #until(time) {
    return new Date(time).toLocaleString(this.#language, { weekday: "short", hour: "2-digit", minute: "2-digit" });
  }

  /** The server has answered: from the beginning, or where it stopped. */
  #begun(from) {
    const done = percent(from, this.#total);
    this.part("sending").dataset.from = done;
    this.#saidPercent = Math.floor(done / SAID_EACH) * SAID_EACH;
    if (from === 0) return;
    this.#first = fill(this.#words.resumed, done);
    this.say(this.#first);
  }

  #wait({ reason, untilMs }) {
    this.part("now").hidden = false;
    this.say(this.#words[reason]);
    const count = () => {
      this.#line(this.#words[reason]);
      this.part("later").textContent = fill(this.#words.nextTry, Math.max(0, Math.ceil((untilMs - performance.now()) / 1000)));
    };
    clearInterval(this.#countdown);
    this.#countdown = setInterval(count, 1_000);
    count();
  }

  #bar(sent) {
    const done = percent(sent, this.#total);
    if (this.#host.isConnected) showProgress(done); // The page that was gone to has a title of its own.
    this.part("bar").value = done;
    this.part("bytes").textContent = fill(this.#words.bytes, size(sent, this.#language, this.#total), size(this.#total, this.#language), done);
  }

  #line(words) {
    if (this.part("line").textContent !== words) this.part("line").textContent = words;
  }

  #later(rest) {
    this.part("later").textContent = rest === null ? "" : fill(this.#words[rest.key], rest.count);
  }

  #sayQuarter(sent) {
    const quarter = Math.floor(percent(sent, this.#total) / SAID_EACH) * SAID_EACH;
    if (quarter <= this.#saidPercent) return;
    this.#saidPercent = quarter;
    this.say(fill(this.#words.said, quarter));
  }
}
