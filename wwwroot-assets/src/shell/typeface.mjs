// A phone that comes for the first time gets the pages without their typeface, which is larger than all else together, and its first picture a second earlier. From the next page on it is asked for, behind
// everything else, and used once it is there (font-display: optional): no page is pushed about by it.

const YEAR_S = 365 * 24 * 3600;

/** Lets the server name the typeface in the pages from now on (Hosting/ViewerChoices). */
export function wantTypeface() {
  document.cookie = `dailycam-typeface=1; path=${new URL(document.baseURI).pathname}; max-age=${YEAR_S}; samesite=lax`;
}
