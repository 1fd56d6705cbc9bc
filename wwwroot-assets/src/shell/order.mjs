// The order of cameras is this device's: a cookie, so that the server draws the next page in it at once.

const YEAR_S = 365 * 24 * 3600;

/** Keeps the order, and leaves the keyboard where it was: a button whose tile was moved lost it on the way. @param focused what has the focus, as a selector; null leaves it alone */
export function keep(order, focused) {
  document.cookie = `dailycam-order=${order}; path=${new URL(document.baseURI).pathname}; max-age=${YEAR_S}; samesite=lax`;
  if (focused) document.querySelector(focused)?.focus();
}
