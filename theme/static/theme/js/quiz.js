// Answers are kept on this device, then sent one by one. What the page tells: _autosave.html.
const form = document.querySelector("[data-autosave]");
const attempt = form.dataset.attempt;
const stateElement = document.querySelector("[data-save-state]");
const sendNowButton = document.querySelector("[data-send-now]");
const MONTH = 30 * 24 * 3600 * 1000;

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

// On a shared device nothing may outlive the page.
const isShared = "sharedDevice" in document.documentElement.dataset;
if (isShared) indexedDB?.deleteDatabase?.("bimtek");
const outbox = isShared ? Promise.resolve(memoryOutbox()) : openDatabase().then(databaseOutbox).catch(memoryOutbox);

// On a shared phone other attempts' answers may be someone else's.
async function waiting() {
  const entries = await (await outbox).all();
  return entries.filter((entry) => entry.attempt === attempt).sort((a, b) => a.seq - b.seq);
}

async function forget(entries) {
  for (const entry of entries) await (await outbox).delete(entry.id);
}

function show(state, detail = "") {
  if (!stateElement) return;
  stateElement.dataset.state = state;
  stateElement.textContent = `${stateElement.getAttribute(`data-text-${state}`)} ${detail}`.trim();
  offerSending(state);
}

// A button that appears at once would move what is clicked upon typing.
let offer;
function offerSending(state) {
  clearTimeout(offer);
  if (!sendNowButton) return;
  if (state === "waiting") offer = setTimeout(() => (sendNowButton.hidden = false), 2000);
  else sendNowButton.hidden = !["failed", "offline"].includes(state);
}

async function showCount() {
  const entries = await waiting();
  const refused = entries.find((entry) => entry.refusal);
  if (refused) show("failed", refused.refusal);
  else if (entries.length || beingKept) show("waiting");
  else if (isLate) show("late");
  else if (form.querySelector("[data-rival]")) show("rival");
  else if (stateElement?.dataset.state) show("sent");
}

function nextSequence() {
  const name = `sequence:${attempt}`;
  const kept = isShared ? 0 : Number(localStorage.getItem(name) ?? 0);
  const next = Math.max(Number(form.dataset.sequence), kept) + 1;
  if (!isShared) localStorage.setItem(name, next);
  form.dataset.sequence = next;
  return next;
}

// No crypto.randomUUID on plain http.
const randomUUID = () =>
  "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16),
  );

const device = isShared ? null : (localStorage.device ??= randomUUID());
const elsewhere = document.querySelector("[data-elsewhere]");
if (elsewhere) elsewhere.hidden = !form.dataset.device || form.dataset.device === device;

const isChoice = (input) => input.type === "radio" || input.type === "checkbox";
const inputsOf = (question) => [...question.querySelectorAll("input:not([type=file]), select, textarea")];
const prefixOf = (input) => input.dataset.prefix ?? "";

function answerOf(question) {
  const given = inputsOf(question).filter((input) => (isChoice(input) ? input.checked : input.value.trim()));
  return given.map((input) => prefixOf(input) + input.value);
}

function setAnswer(question, given) {
  for (const input of inputsOf(question)) {
    const prefix = prefixOf(input);
    const mine = given.filter((value) => value.startsWith(prefix)).map((value) => value.slice(prefix.length));
    if (isChoice(input)) input.checked = mine.includes(input.value);
    else if (input.options) input.value = [...input.options].find(({ value }) => mine.includes(value))?.value ?? "";
    else input.value = mine[0] ?? "";
  }
  question.dispatchEvent(new Event("answer-set"));
}

const questionOf = (item) => form.querySelector(`[data-item="${CSS.escape(item)}"]`);

// What this page has seen: the server keeps both answers of two pages.
const page = randomUUID();
const shown = new Set(); // entries, of which another tab may keep some
const shownUpTo = Number(form.dataset.sequence);
const known = new Map();
const lastKept = new Map();

let beingKept = 0;
async function keep(question) {
  const item = question.dataset.item;
  const given = answerOf(question);
  if (lastKept.get(item) === JSON.stringify(given)) return;
  lastKept.set(item, JSON.stringify(given));
  beingKept += 1;
  if (stateElement) stateElement.textContent = "";
  const id = randomUUID();
  const seq = nextSequence();
  const seen = known.get(item) ?? shownUpTo;
  const body = { key: id, sequence: seq, item, given, client_at: new Date().toISOString(), device, seen };
  shown.add(id);
  await (await outbox).put({ id, seq, page, attempt, url: form.dataset.autosave, body, keptAt: Date.now() });
  beingKept -= 1;
  show("waiting");
  return flush();
}

async function restore() {
  const entries = await waiting();
  if (entries.length) show("waiting");
  for (const { id, body } of entries) {
    shown.add(id);
    const question = questionOf(body.item);
    if (question) setAnswer(question, body.given ?? body.chosen);
  }
}

// Django changes it at sign-in.
const csrfToken = () => /(?:^|; )(?:__Host-)?csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";

async function send(entry) {
  const response = await fetch(entry.url, {
    method: "POST",
    redirect: "manual",
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
    body: JSON.stringify(entry.body),
    signal: AbortSignal.timeout?.(15000),
  });
  if (response.ok) {
    await hear(entry, await response.json().catch(() => ({})));
    return "sent";
  }
  if (response.type === "opaqueredirect" || [401, 403].includes(response.status)) return "signed-out";
  if ([409, 410].includes(response.status)) return "closed";
  if (response.status >= 500 || [408, 425, 429].includes(response.status)) return "later";
  const answer = await response.json().catch(() => ({}));
  entry.refusal = answer.error ?? `(${response.status})`;
  return "refused";
}

let isLate = false;
async function hear({ id, page, body }, reply) {
  form.dataset.sequence = Math.max(form.dataset.sequence, reply.sequence ?? 0);
  isLate ||= Boolean(reply.late);
  if (elsewhere && reply.elsewhere) elsewhere.hidden = false;
  const rival = reply.conflicts?.find(({ item }) => item === body.item);
  if (rival) return ask(questionOf(body.item), rival);
  if (shown.has(id)) known.set(body.item, body.sequence);
  for (const later of await waiting()) {
    if (later.page !== page || later.body.item !== body.item || later.seq <= body.sequence) continue;
    later.body.seen = body.sequence;
    await (await outbox).put(later);
  }
}

// The learner says which of two answers counts.
function ask(question, { given, sequence, words }) {
  if (!question) return;
  question.querySelector("[data-rival]")?.remove();
  const { textRival, textNone, textMine, textOther } = form.dataset;
  const choice = (text, onclick) => make("button", { type: "button", className: "button secondary small", onclick }, text);
  const box = make("div", { className: "card stack tight" });
  box.dataset.rival = "";
  box.append(make("p", {}, `${textRival} ${words || textNone}`), choice(textMine, () => decide(keep)));
  box.append(choice(textOther, () => decide(() => (setAnswer(question, given), showCount()))));
  question.append(box);

  function decide(act) {
    box.remove();
    known.set(question.dataset.item, sequence);
    lastKept.delete(question.dataset.item);
    inputsOf(question)[0]?.focus();
    return act(question);
  }
}

const make = (tag, facts, textContent = "") => Object.assign(document.createElement(tag), { ...facts, textContent });

let running = null;
let isAsked = false; // for an answer that was kept during the last round
let pause = 2000;
let timer;

// "sent" (only refused answers wait), "later", "signed-out" or "closed".
function flush() {
  clearTimeout(timer);
  isAsked = true;
  running ??= sendAll().finally(() => (running = null));
  return running;
}

async function sendAll() {
  let outcome;
  do {
    isAsked = false;
    outcome = await sendWaiting();
  } while (isAsked && outcome === "sent");
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
  show(outcome === "later" ? "waiting" : outcome);
  if (outcome === "later") {
    timer = setTimeout(flush, pause);
    pause = Math.min(pause * 2, 60000);
  }
  return outcome;
}

let isFlushed = false;
form.addEventListener("submit", async (event) => {
  if (isFlushed) return;
  event.preventDefault();
  await keepAllTyped();
  const outcome = navigator.onLine ? await flush() : "later";
  if (outcome === "later") return show("offline");
  if (outcome === "signed-out") return;
  // The form holds refused answers too; the next page explains a closed attempt.
  isFlushed = true;
  form.requestSubmit(event.submitter);
});
addEventListener("pageshow", () => (isFlushed = false));

// What is typed is kept after a pause and on leaving.
const typing = new Map();
function keepTyped(question) {
  clearTimeout(typing.get(question));
  typing.delete(question);
  return keep(question);
}
const keepAllTyped = () => Promise.all([...typing.keys()].map(keepTyped));

form.addEventListener("change", ({ target }) => {
  const question = target.closest("[data-item]");
  if (question) keepTyped(question);
});
form.addEventListener("input", ({ target }) => {
  const question = target.closest("[data-item]");
  if (!question || isChoice(target) || target.options) return;
  clearTimeout(typing.get(question));
  typing.set(question, setTimeout(keepTyped, 3000, question));
});
sendNowButton?.addEventListener("click", async () => {
  for (const entry of await waiting()) await (await outbox).put({ ...entry, refusal: "" });
  flush();
});
addEventListener("online", flush);
document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? flush() : keepAllTyped()));

// One clock sleeps with the device, the other can be put back.
const countdown = document.querySelector("[data-countdown]");
const warning = document.querySelector("[data-time-warning]");
const openedAt = [Date.now(), performance.now()];

const left = () => form.dataset.left - Math.max(Date.now() - openedAt[0], performance.now() - openedAt[1]);
let warnedAt = left() / 60000;
let triedAt = -Infinity;

function tick() {
  const seconds = Math.max(0, Math.ceil(left() / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  countdown.textContent = parts.map((part) => String(part).padStart(2, "0")).join(":");
  const passed = [10, 5, 1].filter((minutes) => minutes < warnedAt && seconds <= minutes * 60).pop();
  if (passed) warn((warnedAt = passed));
  if (!seconds) handInAtTheEnd();
}

function warn(minutes) {
  warning.textContent = warning.getAttribute(`data-text-${minutes}`);
}

function handInAtTheEnd() {
  if (performance.now() - triedAt < 5000) return;
  triedAt = performance.now();
  for (const question of form.querySelectorAll("[data-item]")) question.inert = true;
  warn(0);
  form.requestSubmit(document.querySelector("[data-time-up]"));
}

await forget((await (await outbox).all()).filter((entry) => Date.now() - entry.keptAt > MONTH));
await restore();
flush();
if (countdown && form.dataset.left) {
  tick();
  setInterval(tick, 1000);
}
