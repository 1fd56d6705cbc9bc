// Calls of our own API from a page's script. What changes something carries the antiforgery token, which is fetched once and again when it is refused.

let token;

async function antiforgery() {
  const answer = await fetch("api/v1/antiforgery", { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`antiforgery: ${answer.status}`);
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

/** Name and value of the header, for uploads by XMLHttpRequest, which can tell their progress. */
export async function antiforgeryHeader() {
  token = await antiforgery();
  return [token.header, token.token];
}

async function isStale(answer) {
  const problem = await answer.clone().json().catch(() => ({}));
  return problem.type === "urn:dailycam:problem:antiforgery-failed";
}
