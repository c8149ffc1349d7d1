// Answers of a quiz are kept on this device first and sent one by one, so that a shaky line loses nothing.
//
//   <form method="post" data-autosave="URL" data-attempt="public id" data-sequence="highest sequence the server has">
//     {% include "theme/components/save_state.html" %}
//     <fieldset data-item="public id"> inputs whose values are option ids </fieldset>
//
// Without this file the form still posts every answer at the end.

const form = document.querySelector("form[data-autosave]");
const attempt = form.dataset.attempt;
const stateElement = document.querySelector("[data-save-state]");
const sendNowButton = document.querySelector("[data-send-now]");
const MONTH = 30 * 24 * 3600 * 1000;
const LONGEST_WAIT = 60000;

// --- The outbox: IndexedDB, or memory where a private window forbids it --------------------------
function openDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("bimtek", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("outbox", { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function databaseOutbox(database) {
  const run = (mode, action) =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction("outbox", mode);
      const request = action(transaction.objectStore("outbox"));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  return {
    all: () => run("readonly", (store) => store.getAll()),
    put: (entry) => run("readwrite", (store) => store.put(entry)),
    delete: (id) => run("readwrite", (store) => store.delete(id)),
  };
}

function memoryOutbox() {
  const entries = new Map();
  return {
    all: async () => [...entries.values()],
    put: async (entry) => entries.set(entry.id, entry),
    delete: async (id) => entries.delete(id),
  };
}

// On a device that many people share nothing may outlive the page.
const isShared = "sharedDevice" in document.documentElement.dataset;
if (isShared) indexedDB?.deleteDatabase?.("bimtek");
const outbox = isShared ? Promise.resolve(memoryOutbox()) : openDatabase().then(databaseOutbox).catch(memoryOutbox);

// Only this attempt's answers: on a shared phone the others may belong to someone else.
async function waiting() {
  const entries = await (await outbox).all();
  return entries.filter((entry) => entry.attempt === attempt).sort((a, b) => a.seq - b.seq);
}

async function forget(entries) {
  for (const entry of entries) await (await outbox).delete(entry.id);
}

async function forgetStale() {
  const entries = await (await outbox).all();
  await forget(entries.filter((entry) => Date.now() - entry.keptAt > MONTH));
}

// --- What the learner sees -------------------------------------------------------------------------
// States: waiting, sent, failed, signed-out, closed, offline. The words come from the template.
function show(state, detail = "") {
  if (!stateElement) return;
  stateElement.dataset.state = state;
  stateElement.textContent = stateElement.dataset[camelCase(`text-${state}`)] + (detail && ` ${detail}`);
  if (sendNowButton) sendNowButton.hidden = !["waiting", "failed", "offline"].includes(state);
}

const camelCase = (name) => name.replace(/-(\w)/g, (match, letter) => letter.toUpperCase());

async function showCount() {
  const entries = await waiting();
  const refused = entries.find((entry) => entry.refusal);
  if (refused) show("failed", refused.refusal);
  else if (entries.length || beingKept) show("waiting");
  else if (stateElement?.dataset.state) show("sent");
}

// --- Keeping an answer -----------------------------------------------------------------------------
function nextSequence() {
  const name = `sequence:${attempt}`;
  const kept = isShared ? 0 : Number(localStorage.getItem(name) ?? 0);
  const next = Math.max(Number(form.dataset.sequence ?? 0), kept) + 1;
  if (!isShared) localStorage.setItem(name, next);
  form.dataset.sequence = next;
  return next;
}

function randomUUID() {
  if (crypto.randomUUID) return crypto.randomUUID(); // absent on plain http
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const isChoice = (input) => input.type === "radio" || input.type === "checkbox";

function answerOf(question) {
  const inputs = [...question.querySelectorAll("input, select, textarea")];
  return inputs.filter((input) => (isChoice(input) ? input.checked : input.value !== "")).map((input) => input.value);
}

let beingKept = 0;
async function keep(question) {
  beingKept += 1;
  show("waiting");
  const id = randomUUID();
  const seq = nextSequence();
  const item = question.dataset.item;
  const body = { key: id, sequence: seq, item, chosen: answerOf(question), client_at: new Date().toISOString() };
  await (await outbox).put({ id, seq, attempt, url: form.dataset.autosave, body, keptAt: Date.now() });
  beingKept -= 1;
  return flush();
}

// A page that was reloaded before its answers were sent shows the answers of the device, not of the server.
async function restore() {
  const entries = await waiting();
  if (entries.length) show("waiting");
  for (const { body } of entries) {
    const question = form.querySelector(`[data-item="${CSS.escape(body.item)}"]`);
    for (const input of question?.querySelectorAll("input, select, textarea") ?? []) {
      if (isChoice(input)) input.checked = body.chosen.includes(input.value);
      else input.value = body.chosen[0] ?? "";
    }
  }
}

// --- Sending ---------------------------------------------------------------------------------------
// Django changes the token at sign-in, so it is read when sending.
const csrfToken = () => /(?:^|; )(?:__Host-)?csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";

async function send(entry) {
  const response = await fetch(entry.url, {
    method: "POST",
    credentials: "same-origin",
    redirect: "manual",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrfToken() },
    body: JSON.stringify(entry.body),
    signal: AbortSignal.timeout?.(15000),
  });
  if (response.ok) return "sent";
  if (response.type === "opaqueredirect" || [401, 403].includes(response.status)) return "signed-out";
  if ([409, 410].includes(response.status)) return "closed";
  if (response.status >= 500 || [408, 425, 429].includes(response.status)) return "later";
  const answer = await response.json().catch(() => ({}));
  entry.refusal = answer.message ?? answer.error ?? answer.detail ?? `(${response.status})`;
  return "refused";
}

let running = null;
let isAsked = false; // an answer kept during the last round must not wait for the next occasion
let pause = 2000;
let timer;

// Resolves to what came of it: "sent" (nothing waits, or only refused answers), "later", "signed-out" or "closed".
function flush() {
  clearTimeout(timer);
  isAsked = true;
  running ??= sendAll().finally(() => (running = null));
  return running;
}

async function sendAll() {
  let outcome = "sent";
  while (isAsked && outcome === "sent") {
    isAsked = false;
    outcome = await sendWaiting();
  }
  return outcome;
}

async function sendWaiting() {
  for (let entries; (entries = (await waiting()).filter((entry) => !entry.refusal)).length; ) {
    const [entry] = entries;
    const outcome = await send(entry).catch(() => "later");
    if (outcome === "sent") {
      await forget([entry]);
      pause = 2000;
    } else if (outcome === "refused") {
      await (await outbox).put(entry);
    } else {
      return stop(outcome, entries);
    }
  }
  await showCount();
  return "sent";
}

async function stop(outcome, entries) {
  if (outcome === "closed") await forget(entries);
  if (outcome === "later") {
    timer = setTimeout(flush, pause);
    pause = Math.min(pause * 2, LONGEST_WAIT);
    show("waiting");
  } else {
    show(outcome);
  }
  return outcome;
}

async function retryRefused() {
  for (const entry of await waiting()) {
    delete entry.refusal;
    await (await outbox).put(entry);
  }
  return flush();
}

// --- Handing in ------------------------------------------------------------------------------------
let isFlushed = false;
form.addEventListener("submit", async (event) => {
  if (isFlushed) return;
  event.preventDefault();
  const outcome = navigator.onLine ? await flush() : "later";
  if (outcome === "later") return show("offline");
  if (outcome === "signed-out") return;
  // Refused answers are in the form as well, and a closed attempt explains itself on the next page.
  isFlushed = true;
  form.requestSubmit(event.submitter);
});
addEventListener("pageshow", () => (isFlushed = false));

form.addEventListener("change", (event) => {
  const question = event.target.closest("[data-item]");
  if (question) keep(question);
});
sendNowButton?.addEventListener("click", retryRefused);
addEventListener("online", flush);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && flush());
await forgetStale();
await restore();
flush();
