// Calls of our own API from a page's script. What changes something carries the antiforgery token, which is fetched once and again when it is refused.

let token;

async function antiforgery() {
  const answer = await fetch("api/v1/antiforgery", { headers: { accept: "application/json" } });
  if (!answer.ok) throw Object.assign(new Error(`antiforgery: ${answer.status}`), { status: answer.status });
  return answer.json();
}

/** Like fetch, for /api/v1 routes. The answer is given as it is; 401 means that the session ended. */
export async function apiFetch(url, options = {}) {
  const method = (options.method ?? "GET").toUpperCase();
  if (method === "GET" || method === "HEAD") return fetch(url, options);
  token ??= await antiforgery();
  const send = () => fetch(url, { ...options, headers: { ...options.headers, [token.header]: token.token } });
  const answer = await send();
  if (answer.status !== 400 || !(await isStale(answer))) return answer;
  token = await antiforgery();
  return send();
}

/** Name and value of the header, for uploads by XMLHttpRequest, which can tell their progress. @param fresh after one that was refused */
export async function antiforgeryHeader(fresh = false) {
  if (fresh || !token) token = await antiforgery();
  return [token.header, token.token];
}

/** Whether a problem answer says that the antiforgery token is too old. */
export const isStaleToken = (problem) => problem?.type === "urn:dailycam:problem:antiforgery-failed";

async function isStale(answer) {
  return isStaleToken(await answer.clone().json().catch(() => ({})));
}
