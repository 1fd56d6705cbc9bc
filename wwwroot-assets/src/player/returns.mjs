// Tells when the viewer goes away and comes back: another tab, a sleeping phone, the page cache, a lost network.

/** @param on {hide, back(awayMs), online} */
export function watchReturns(on, signal) {
  let hiddenAt = document.hidden ? Date.now() : null;
  const back = (away) => {
    hiddenAt = null;
    on.back(away);
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      hiddenAt = Date.now();
      on.hide();
    } else {
      back(hiddenAt === null ? 0 : Date.now() - hiddenAt);
    }
  }, { signal });
  // A page out of the cache has been away for nobody knows how long.
  addEventListener("pageshow", (event) => event.persisted && back(Number.MAX_SAFE_INTEGER), { signal });
  addEventListener("online", () => on.online(), { signal });
}
