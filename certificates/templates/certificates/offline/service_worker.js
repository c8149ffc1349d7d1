// Keeps the verifier for places without a network: its page, its files and the list of keys, and nothing else.
const { cache: CACHE, page: PAGE, list: LIST, files: FILES } = {{ settings|safe }};
const PATIENCE = 5000;
const ANSWERS = /^\/(V\/|verifikasi\/$)/;

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE, LIST, ...FILES])));
});

addEventListener("activate", (event) => event.waitUntil(takeOver()));

async function takeOver() {
  const outdated = (await caches.keys()).filter((name) => name.startsWith("verifier-") && name !== CACHE);
  await Promise.all(outdated.map((name) => caches.delete(name)));
  await clients.claim();
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if ([PAGE, LIST, ...FILES].includes(pathname)) event.respondWith(newest(request, pathname));
  // A link from a certificate: the site answers it; without a network this device does.
  else if (request.mode === "navigate" && ANSWERS.test(pathname)) event.respondWith(newest(request, PAGE));
});

async function newest(request, pathname) {
  const cache = await caches.open(CACHE);
  try {
    const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
    const answer = await Promise.race([fetch(request), late]);
    if (answer.status >= 500) throw answer;
    // A page of a newer release needs files that are not kept yet; the newer worker brings both.
    if (answer.headers.get("Verifier-Release") === CACHE) await cache.put(pathname, answer.clone());
    return answer;
  } catch {
    return (await cache.match(pathname, { ignoreVary: true })) ?? Response.error();
  }
}
