// The page of the verifier. Every word stands in the page; this fills in facts and shows the right part.
const root = document.querySelector("[data-verifier]");
const { worker, list: listUrl, token: tokenUrl, noble } = root.dataset;
const language = document.documentElement.lang === "en" ? "en-GB" : "id";
const result = root.querySelector("[data-result]");
const form = root.querySelector("[data-link-form]");
const field = form.elements.link;

// --- Words for days and moments ---------------------------------------------------------------------
const words = (options) => (moment) => new Intl.DateTimeFormat(language, options).format(moment);
const dayInWords = words({ dateStyle: "long", timeZone: "UTC" });
const localDay = words({ dateStyle: "long" });
const localTime = words({ hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
const momentInWords = (moment) => `${localDay(moment)}, ${localTime(moment)}`;
const grouped = (code) => code.replace(/(.{4})(?=.)/g, "$1-");

// --- The list of keys -------------------------------------------------------------------------------
async function getList() {
  const answer = await fetch(listUrl, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`the list of keys is answered with ${answer.status}`);
  return answer.json();
}

// --- The verdict ------------------------------------------------------------------------------------
function fill(part, facts) {
  for (const [name, value] of Object.entries(facts)) {
    for (const place of part.querySelectorAll(`[data-fact="${name}"]`)) place.textContent = value ?? "";
  }
  for (const place of part.querySelectorAll("[data-only-with]")) place.hidden = !facts[place.dataset.onlyWith];
  for (const place of part.querySelectorAll("[data-only-without]")) place.hidden = facts[place.dataset.onlyWithout];
}

function factsInWords({ facts, code, issuerName, keyName }, list) {
  const seenAt = list && momentInWords(new Date(list.seen_at));
  const told = { code: code && grouped(code), seenAt, isComplete: list?.is_complete };
  if (!facts) return { ...told, keyName };
  return {
    ...facts,
    ...told,
    keyName: null,
    issuer: issuerName,
    started: dayInWords(facts.started),
    completed: dayInWords(facts.completed),
    validUntil: facts.validUntil && dayInWords(facts.validUntil),
  };
}

function show(verdict, list) {
  const part = root.querySelector(`template[data-verdict="${verdict.state}"]`).content.cloneNode(true);
  const facts = part.querySelector("[data-facts]");
  facts?.append(root.querySelector("template[data-all-facts]").content.cloneNode(true));
  for (const place of part.querySelectorAll("[data-state-only]")) {
    place.hidden = !place.dataset.stateOnly.split(" ").includes(verdict.state);
  }
  fill(part, factsInWords(verdict, list));
  for (const link of part.querySelectorAll("[data-online]")) link.href = `/v/${verdict.code}/`;
  result.replaceChildren(part);
  result.dataset.state = verdict.state;
  result.querySelector("h2").focus();
}

async function check(text) {
  const list = await getList().catch(() => null);
  if (!list) return show({ state: "no-list" }, null);
  const { check } = await import(tokenUrl);
  return show(await check(text, list, { noble }), list);
}

// --- What is checked: the address of this page, a link typed or pasted, a photo --------------------------
form.addEventListener("submit", (event) => {
  event.preventDefault();
  check(field.value);
});

const photo = root.querySelector("[data-photo]");
async function readPhoto(file) {
  const [found] = await new BarcodeDetector({ formats: ["qr_code"] }).detect(await createImageBitmap(file));
  if (!found) return show({ state: "no-code" }, null);
  field.value = found.rawValue;
  return check(found.rawValue);
}
if ("BarcodeDetector" in window) {
  root.querySelector("[data-photo-field]").hidden = false;
  photo.addEventListener("change", () => {
    if (photo.files[0]) readPhoto(photo.files[0]).catch(() => show({ state: "no-code" }, null));
  });
}

// --- Being ready for places without a network --------------------------------------------------------
async function keepFor(scope) {
  const { active, waiting, installing } = await navigator.serviceWorker.register(worker, { scope });
  const coming = waiting ?? installing;
  if (active || !coming) return;
  await new Promise((resolve, reject) => {
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated") resolve();
      if (coming.state === "redundant") reject(new Error("what the verifier needs could not be kept"));
    });
  });
}

async function getReady() {
  await Promise.all(["/verifikasi/", "/V/"].map(keepFor));
  const list = await getList();
  const ready = root.querySelector("[data-ready]");
  fill(ready, { seenAt: momentInWords(new Date(list.seen_at)) });
  ready.hidden = false;
}

if (/^\/v\//i.test(location.pathname)) {
  field.value = location.href;
  check(location.pathname);
}
if (worker && navigator.serviceWorker) {
  getReady().catch(() => (root.querySelector("[data-not-ready]").hidden = false));
}
