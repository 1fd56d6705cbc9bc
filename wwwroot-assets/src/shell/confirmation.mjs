// A question before something cannot be taken back, in the browser's own dialog: it keeps the focus inside, closes with Escape, and gives the focus back.

/** Shows the dialog until it is answered: true for the button whose value is "yes", false for the other, for Escape and for a page that is left. */
export function ask(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((answer) => dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true }));
}
