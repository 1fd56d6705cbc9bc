// The card at a finger or a mouse: a small picture of that second, its time, and where there is no recording, why.
import { placeOf } from "./layout.mjs";
import { Previews, pictureMoment } from "./previews.mjs";

export class PreviewCard {
  #parts;
  #previews;
  #camera;
  #isLate = false;

  /** @param parts {preview, previewPicture, previewTime, previewWhy} */
  constructor(parts, camera) {
    [this.#parts, this.#camera] = [parts, camera];
    this.#previews = new Previews((moment) => this.#load(moment), ({ picture, isLate }) => this.#showPicture(picture, isLate), (picture) => URL.revokeObjectURL(picture));
    parts.previewPicture.onload = () => this.#mark();
    parts.previewPicture.onerror = () => this.#showPicture(null);
  }

  /** @param said {time, why}: why is empty where there is a recording, and only there a picture is asked for */
  show(moment, view, axis, said) {
    const { preview, previewTime, previewWhy } = this.#parts;
    preview.hidden = false;
    preview.dataset.state = said.why ? "gap" : "picture";
    previewTime.textContent = said.time;
    previewWhy.textContent = said.why;
    const half = (axis.upright ? preview.offsetHeight : preview.offsetWidth) / 2;
    const place = Math.min(Math.max(placeOf(axis, view, moment), half), Math.max(half, axis.length - half)) - half;
    preview.style.transform = axis.upright ? `translateY(${place.toFixed(1)}px)` : `translateX(${place.toFixed(1)}px)`;
    if (said.why) {
      this.#previews.leave();
      this.#showPicture(null);
    } else {
      this.#previews.want(pictureMoment(moment, view, axis.length));
    }
  }

  hide() {
    this.#parts.preview.hidden = true;
    this.#previews.leave();
    this.#showPicture(null);
  }

  destroy() {
    this.#parts.previewPicture.onload = this.#parts.previewPicture.onerror = null;
    this.#previews.destroy();
  }

  async #load(moment) {
    const answer = await fetch(`api/v1/cameras/${encodeURIComponent(this.#camera)}/recordings/picture.jpg?at=${new Date(moment).toISOString()}`);
    // No content: that second has no picture, and asking again would give none.
    if (answer.status === 204) return null;
    if (!answer.ok) throw new Error(String(answer.status));
    return URL.createObjectURL(await answer.blob());
  }

  #showPicture(picture, isLate = false) {
    const { previewPicture } = this.#parts;
    this.#isLate = isLate;
    previewPicture.hidden = !picture;
    if (picture && previewPicture.src !== picture) previewPicture.src = picture;
    this.#mark();
  }

  /** What stands there is another second's until the picture has come and is decoded: it must not look like that of the time beneath it. */
  #mark() {
    const { preview, previewPicture } = this.#parts;
    preview.toggleAttribute("data-late", !previewPicture.hidden && (this.#isLate || !previewPicture.complete));
  }
}
