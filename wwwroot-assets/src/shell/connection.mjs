// How the page's circuit comes about: by a WebSocket at once. Asking first which ways there are costs a phone two ways there and back; only where a WebSocket is not let through is it asked, from then on.

/** Kept for the tab: a phone that leaves such a network finds the short way again. */
const ASKS_FIRST = "dailycam-circuit-asks-first";

/** SignalR's name for it (HttpTransportType.WebSockets). */
const BY_WEB_SOCKET = 1;

/** A server that says nothing for so long is away, and what it said last is no longer told. It gives a sign each four seconds (HostingServiceCollectionExtensions). */
const SILENT_MS = 12_000;

/** Soon at first, and never seldomer than a parent would press a button. */
const RETRY_STEP_MS = 1_000;
const RETRY_MOST_MS = 5_000;

/** For as long as the page is open, in effect. */
const RETRIES = 1_000;

export const retryAfter = (tries) => Math.min(RETRY_STEP_MS * (tries + 1), RETRY_MOST_MS);

/** @param blazor its global @param around {storage, WebSocket, reload} of the page */
export function connect(blazor, { storage, WebSocket, reload }) {
  const asksFirst = storage.getItem(ASKS_FIRST) !== null;
  let hasOpened = false;
  // Only the very first tells: later ones fail because the server is away, and a page that is being left closes its own.
  const ended = () => {
    if (hasOpened || globalThis.document?.visibilityState === "hidden") return;
    storage.setItem(ASKS_FIRST, "");
    reload();
  };
  const options = { skipNegotiation: true, transport: BY_WEB_SOCKET, WebSocket: watched(WebSocket, () => (hasOpened = true), ended) };
  return blazor.start({
    circuit: {
      // None of ours has any; without this it would be asked for.
      initializers: { beforeStart: [], afterStarted: [] },
      configureSignalR: (builder) => {
        builder.withServerTimeout(SILENT_MS);
        if (!asksFirst) builder.withUrl("_blazor", options);
      },
      reconnectionOptions: { maxRetries: RETRIES, retryIntervalMilliseconds: retryAfter },
    },
  });
}

/** The browser's WebSocket, which tells when it is open and when it has ended. */
const watched = (WebSocket, opened, ended) =>
  class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("open", opened);
      this.addEventListener("close", ended);
    }
  };
