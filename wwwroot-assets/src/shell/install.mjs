// What an installed DailyCam needs beyond a page: the service worker with its offline page (src/offline), and what that page must know without asking the server.
// Browsers have service workers on HTTPS and on this very computer only. On plain HTTP in the home network there is none: a page that cannot be reached is then the browser's to tell.

/** Language and appearance as they were seen last: the cookies that hold them are not for scripts. */
export function remember() {
  const { lang, dataset } = document.documentElement;
  try {
    localStorage.setItem("dailycam-language", lang);
    localStorage.setItem("dailycam-theme", dataset.theme ?? "");
  } catch {
    // A browser that keeps nothing has no use for it either.
  }
}

/** After everything else of the page. A worker stays when somebody signs out: it knows nobody, and whoever opens DailyCam next wants to be told as well when it cannot be reached. */
function register() {
  navigator.serviceWorker?.register(new URL("service-worker.js", document.baseURI), { updateViaCache: "none" }).catch(() => {});
}

export function install() {
  remember();
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
