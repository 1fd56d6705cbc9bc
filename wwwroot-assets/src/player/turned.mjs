// A phone on its side: the sheet (player/turned.css) fills the window with the picture. Here is the way back besides turning: a button that makes it smaller, and larger again.
import { button, icon } from "./dom.mjs";

/** When a phone counts as turned stands at the sheet's link, once. */
const media = () => document.querySelector("link[data-turned]")?.media ?? "not all";

export class Turned {
  #picture;
  #texts;
  #query = matchMedia(media());
  #button;
  #gone = new AbortController();

  /** @param picture the element that fills the window @param place takes the button @param texts {smaller, larger} */
  constructor(picture, place, className, texts) {
    this.#picture = picture;
    this.#texts = texts;
    this.#button = button(className, texts.smaller, "close_fullscreen", () => this.#toggle());
    this.#button.dataset.tool = "turned";
    place.append(this.#button);
    this.#query.addEventListener("change", () => this.#turn(), { signal: this.#gone.signal });
    this.#turn();
  }

  destroy() {
    this.#gone.abort();
    this.#button.remove();
    delete this.#picture.dataset.turned;
  }

  /** Whoever turns the phone again wants to see it large again. */
  #turn() {
    this.#button.hidden = !this.#query.matches;
    if (this.#query.matches && this.#picture.dataset.turned !== "small") return;
    delete this.#picture.dataset.turned;
    this.#name();
  }

  #toggle() {
    if (this.#picture.dataset.turned === "small") delete this.#picture.dataset.turned;
    else this.#picture.dataset.turned = "small";
    this.#name();
    this.#button.scrollIntoView({ block: "nearest" });
  }

  #name() {
    const isSmall = this.#picture.dataset.turned === "small";
    const label = isSmall ? this.#texts.larger : this.#texts.smaller;
    this.#button.title = label;
    this.#button.setAttribute("aria-label", label);
    this.#button.replaceChildren(icon(isSmall ? "fullscreen" : "close_fullscreen"));
  }
}
