// The routes of uploads in parts, as the sender uses them. Parts go by XMLHttpRequest, because fetch cannot tell the progress of what it sends.
import { antiforgeryHeader, apiFetch, isStaleToken } from "../shell/api.mjs";

const ROUTE = "api/v1/uploads/parts";

/** A question is answered within moments, or not at all. */
const ANSWER_MS = 20_000;

/** A part that does not move for so long will not move again: the connection is gone and nobody said so. */
const SILENT_MS = 30_000;

/** After the last byte the server looks at the whole video, on a small machine too. */
const CHECK_MS = 180_000;

export const transport = {
  list: (signal) => ask("GET", ROUTE, undefined, signal),
  begin: (upload, signal) => ask("POST", ROUTE, upload, signal),
  ask: (id, signal) => ask("GET", `${ROUTE}/${id}`, undefined, signal),
  kept: (id, signal) => ask("GET", `api/v1/uploads/${id}`, undefined, signal),
  cancel: (id) => ask("DELETE", `${ROUTE}/${id}`),
  async part(id, offset, bytes, how) {
    const answer = await sendPart(id, offset, bytes, how, false);
    return answer.status === 400 && isStaleToken(answer.body) ? sendPart(id, offset, bytes, how, true) : answer;
  },
};

async function ask(method, url, body, signal) {
  const limit = new AbortController();
  const end = () => limit.abort();
  const timer = setTimeout(end, ANSWER_MS);
  signal?.addEventListener("abort", end, { once: true });
  try {
    const json = body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const answer = await apiFetch(url, { method, signal: limit.signal, ...json });
    return { status: answer.status, body: read(await answer.text()), ...headers((name) => answer.headers.get(name)) };
  } catch (error) {
    if (error.status) return { status: error.status, body: {} };
    throw new Error("no answer", { cause: limit.signal.aborted ? "silent" : "lost" });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
  }
}

async function sendPart(id, offset, bytes, { progress, isLast, signal }, fresh) {
  let header;
  try {
    header = await antiforgeryHeader(fresh);
  } catch (error) {
    if (error.status) return { status: error.status, body: {} };
    throw new Error("no answer", { cause: "lost" });
  }
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let timer;
    let cause = "lost";
    const limit = (ms) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        cause = "silent";
        request.abort();
      }, ms);
    };
    const stop = () => request.abort();
    const over = (call, value) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      call(value);
    };
    request.upload.addEventListener("progress", (event) => {
      const isSent = event.loaded >= bytes.byteLength;
      limit(isSent && isLast ? CHECK_MS : SILENT_MS);
      progress(Math.min(event.loaded, bytes.byteLength));
    });
    request.addEventListener("load", () => over(resolve, { status: request.status, body: read(request.responseText), ...headers((name) => request.getResponseHeader(name)) }));
    for (const event of ["error", "abort"]) request.addEventListener(event, () => over(reject, new Error("no answer", { cause })));
    signal.addEventListener("abort", stop);
    request.open("PATCH", `${ROUTE}/${id}`);
    request.setRequestHeader(...header);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("upload-offset", String(offset));
    limit(SILENT_MS);
    request.send(bytes);
    if (signal.aborted) stop();
  });
}

function headers(get) {
  const [offset, after] = [get("upload-offset"), get("retry-after")];
  return { offset: offset === null ? undefined : Number(offset), retryAfterMs: after === null ? undefined : Number(after) * 1000 };
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
