// The verifier without a network was switched off: what browsers kept of it goes.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const ours = (await caches.keys()).filter((name) => name.startsWith("verifier-"));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
}
