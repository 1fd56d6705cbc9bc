// The page that stands in for any other while the server cannot be reached: says so and since when, tries again by itself, and gives its place back when somebody answers.
// It comes from the service worker's cache, so it may ask the server for nothing but a sign of life.
import { isAway, languageOf, sinceOf, waitAfter } from "./rules.mjs";

/** Needs no sign-in, no database and no disk. */
const SIGN_OF_LIFE = "healthz";

/** A server that is there answers at once; one that is not would hold a try up for minutes. */
const TRY_MS = 5_000;

/** This tab's note of the outage, so that loading the page anew does not begin another. */
const NOTE = "dailycam-outage";

const sections = [...document.querySelectorAll("section[lang]")];
const language = languageOf(localStorage.getItem("dailycam-language"), navigator.languages ?? [], sections.map((section) => section.lang));
const words = sections.find((section) => section.lang === language);
const part = (name) => words.querySelector(`[data-part=${name}]`);

const since = sinceOf(noted(), Date.now());
let tries = 0;
let nextAt = 0;
let isTrying = false;

function begin() {
  document.documentElement.lang = language;
  document.title = words.dataset.title;
  const theme = localStorage.getItem("dailycam-theme");
  if (theme) document.documentElement.dataset.theme = theme;
  part("since").textContent = part("since").dataset.words.replace("{0}", moment(since));
  words.hidden = false;
  part("retry").addEventListener("click", attempt);
  addEventListener("online", again);
  addEventListener("pageshow", (event) => {
    if (event.persisted) again();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) again();
  });
  note();
  wait();
  setInterval(tick, 1_000);
}

/** Something changed: patience begins anew. */
function again() {
  tries = 0;
  attempt();
}

function wait() {
  nextAt = Date.now() + waitAfter(tries++);
  tick();
}

function tick() {
  if (isTrying) return;
  const seconds = Math.ceil((nextAt - Date.now()) / 1_000);
  if (seconds <= 0) attempt();
  else part("next").textContent = part("next").dataset.words.replace("{0}", String(seconds));
}

async function attempt() {
  if (isTrying) return;
  isTrying = true;
  part("next").textContent = part("next").dataset.trying;
  note();
  if (await isBack()) {
    leave();
  } else {
    isTrying = false;
    wait();
  }
}

async function isBack() {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), TRY_MS);
  try {
    // A redirect is an answer too: it is not followed, because it may lead to a proxy's own sign-in, which only a page may ask.
    const answer = await fetch(SIGN_OF_LIFE, { cache: "no-store", redirect: "manual", signal: limit.signal });
    return !isAway(answer.status); // The rule by which the worker lets a page through: the two never disagree.
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** To the page whose place this took; somebody who opened this one by its own address goes to the first page. */
function leave() {
  sessionStorage.removeItem(NOTE);
  if (location.pathname === new URL("offline", document.baseURI).pathname) location.replace(document.baseURI);
  else location.reload();
}

function note() {
  sessionStorage.setItem(NOTE, JSON.stringify({ since, triedAt: Date.now() }));
}

function noted() {
  try {
    return JSON.parse(sessionStorage.getItem(NOTE));
  } catch {
    return null;
  }
}

function moment(at) {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(language, isToday ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" }).format(at);
}

begin();
