// Sends a chosen video file to the API and tells the page how far it is. XMLHttpRequest, because fetch cannot tell the progress of what it sends.
import { antiforgeryHeader } from "../shell/api.mjs";

// Enough to look smooth, few enough for the circuit of a phone.
const tellEveryMs = 300;
// The rate is an average over this long, so that the remaining time does not jump.
const rateWindowMs = 5000;

/** Watches a file input; the page gets OnProgress, OnDone, OnFailed and OnCancelled. */
export function watch(input, page) {
  let request;
  const chosen = async () => {
    const file = input.files[0];
    if (!file) return;
    try {
      request = await begin(file, page, () => (request = undefined));
    } catch {
      page.invokeMethodAsync("OnFailed", null);
    }
    input.value = "";
  };
  const leaving = (event) => {
    if (request) event.preventDefault();
  };
  input.addEventListener("change", chosen);
  window.addEventListener("beforeunload", leaving);
  // A file may have been chosen before this module was there.
  chosen();
  return {
    cancel: () => request?.abort(),
    stop: () => {
      input.removeEventListener("change", chosen);
      window.removeEventListener("beforeunload", leaving);
      request?.abort();
    },
  };
}

async function begin(file, page, ended) {
  const [header, token] = await antiforgeryHeader();
  const request = new XMLHttpRequest();
  const marks = [[performance.now(), 0]];
  let told = 0;
  const tell = (sent, now) => {
    told = now;
    while (marks.length > 1 && now - marks[0][0] > rateWindowMs) marks.shift();
    const [since, before] = marks[0];
    page.invokeMethodAsync("OnProgress", sent, file.size, now > since ? ((sent - before) * 1000) / (now - since) : 0);
  };
  request.upload.addEventListener("progress", (event) => {
    const now = performance.now();
    marks.push([now, event.loaded]);
    if (now - told > tellEveryMs || event.loaded === file.size) tell(Math.min(event.loaded, file.size), now);
  });
  request.addEventListener("load", () => {
    ended();
    const answer = read(request.responseText);
    if (request.status === 201) page.invokeMethodAsync("OnDone", answer.id);
    else page.invokeMethodAsync("OnFailed", answer.title ?? null);
  });
  request.addEventListener("error", () => {
    ended();
    page.invokeMethodAsync("OnFailed", null);
  });
  request.addEventListener("abort", () => {
    ended();
    page.invokeMethodAsync("OnCancelled").catch(() => {});
  });
  request.open("POST", `api/v1/uploads?name=${encodeURIComponent(file.name)}`);
  request.setRequestHeader(header, token);
  request.setRequestHeader("content-type", "application/octet-stream");
  tell(0, performance.now());
  request.send(file);
  return request;
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
