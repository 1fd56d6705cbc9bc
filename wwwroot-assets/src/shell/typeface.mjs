// The typeface is larger than all else of a page together. No page waits for it: when a page has been at rest for a while, what its words need is fetched behind everything else, and only then do the pages
// name it (Hosting/ViewerChoices). They find it on the device.
import { filesFor } from "./typeface-rules.mjs";

const YEAR_S = 365 * 24 * 3600;

/** By then a phone on a slow line has its page and its picture. */
const REST_MS = 8_000;

const NAMED = "dailycam-typeface";

/** @param sheet address of the typeface's sheet */
export function warmTypeface(sheet) {
  if (!sheet || document.cookie.includes(`${NAMED}=`)) return;
  setTimeout(() => warm(new URL(sheet, document.baseURI)).catch(() => {}), REST_MS); // Another page will.
}

async function warm(sheet) {
  if (document.hidden || navigator.connection?.saveData) return;
  const faces = await take(sheet).then((answer) => answer.text());
  for (const file of filesFor(faces, document.body.innerText)) await take(new URL(file, sheet)).then((answer) => answer.arrayBuffer());
  document.cookie = `${NAMED}=1; path=${new URL(document.baseURI).pathname}; max-age=${YEAR_S}; samesite=lax`;
}

async function take(address) {
  const answer = await fetch(address, { priority: "low" });
  if (!answer.ok) throw new Error(`${address.pathname} answers ${answer.status}`);
  return answer;
}
