// The page is loaded anew when its circuit is gone for good. What would be lost by that holds it: a file that a browser gave out is not given out again.

const holders = new Set();
let wanted = false;

/** Keeps the page from loading itself anew until the given function is called. */
export function hold() {
  const holder = {};
  holders.add(holder);
  return () => {
    if (holders.delete(holder) && holders.size === 0 && wanted) location.reload();
  };
}

/** Loads the page anew, now or when nothing holds it any more. */
export function reload() {
  wanted = holders.size > 0;
  if (!wanted) location.reload();
}

/** Whether something would be lost if the page were drawn or loaded anew. */
export const isHeld = () => holders.size > 0;

/** Whether the page would be loaded anew if nothing held it. */
export const isReloadWanted = () => wanted;
