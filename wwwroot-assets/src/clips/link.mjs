// A link or a token that is shown once: to the clipboard, or into the phone's own share sheet where there is one and the page has a button for it.

/** Copies by the clipboard where the browser allows it; over plain HTTP by selecting the field. Gives whether it is copied. @param select selects the text and gives whether it was copied the old way */
export async function copy(text, clipboard, select) {
  try {
    if (clipboard) {
      await clipboard.writeText(text);
      return true;
    }
  } catch {
    // Not allowed: the old way may be.
  }
  return select();
}

/** Opens the share sheet. Gives whether the link went somewhere; closing the sheet is no fault. */
export async function send(share, data) {
  try {
    await share(data);
    return true;
  } catch {
    return false;
  }
}

/** Gives a handle with destroy(). @param host null when the page was left before this was here @param options {title, copied, notCopied}: what is said */
export function mount(host, options) {
  if (!host) return { destroy() {} };
  const part = (name) => host.querySelector(`[data-part=${name}]`);
  const [field, copyButton, sendButton, answer] = [part("url"), part("copy"), part("send"), part("answer")];
  const abort = new AbortController();
  const select = () => {
    field.select();
    return document.execCommand("copy");
  };
  copyButton.addEventListener("click", async () => {
    answer.textContent = (await copy(field.value, navigator.clipboard, select)) ? options.copied : options.notCopied;
  }, { signal: abort.signal });
  if (sendButton && navigator.share) {
    sendButton.hidden = false;
    sendButton.addEventListener("click", () => send((data) => navigator.share(data), { title: options.title, url: field.value }), { signal: abort.signal });
  }
  return { destroy: () => abort.abort() };
}
