// Another language without loading the page anew: a child's picture goes on playing. The choice is saved as the plain form would save it; the circuit then draws its page in the new language, and what
// stands outside of the circuit (the document's language, the banner of a lost circuit, the manifest) is taken from the page that the form would have led to.
import { remember } from "./install.mjs";

/** The circuit draws within a few round trips. One that does not is gone, and the page is loaded anew. */
const DRAWN_MS = 5_000;

/** Rejects when the language could not be saved; then the form is to be sent as ever. */
export async function change(form, language) {
  const choice = new URLSearchParams(new FormData(form));
  choice.set("language", language);
  const answer = await fetch(form.action, { method: "POST", body: choice });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok || page.documentElement.lang !== language) throw new Error(`language: ${answer.status}`);
  if (document.querySelector("[data-player]")) (await import("../player/mount.mjs")).carryOver();
  const drawn = isDrawn(language);
  form.dispatchEvent(new CustomEvent("languagesaved", { bubbles: true, detail: { language } }));
  if (await drawn) takeWords(page);
  else location.reload();
}

/** Whether the circuit's page came in this language. */
function isDrawn(language) {
  return new Promise((tell) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector(`.shell[data-interactive="${CSS.escape(language)}"]`)) end(true);
    });
    const timer = setTimeout(() => end(false), DRAWN_MS);
    const end = (isThere) => {
      observer.disconnect();
      clearTimeout(timer);
      tell(isThere);
    };
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-interactive"] });
  });
}

function takeWords(page) {
  document.documentElement.lang = page.documentElement.lang;
  for (const said of page.querySelectorAll("[data-said]")) {
    const here = document.querySelector(`[data-said="${CSS.escape(said.dataset.said)}"]`);
    if (here) here.textContent = said.textContent;
  }
  const [manifest, next] = [document, page].map((one) => one.querySelector("link[rel=manifest]"));
  if (manifest && next) manifest.setAttribute("href", next.getAttribute("href"));
  remember();
}
