// On a shared device: who stays away is signed out on the screen as well, and the back button shows nothing private.
const bar = document.querySelector("[data-shared-bar]");
const idle = Number(bar?.dataset.idle ?? 300) * 1000;
const PING_EVERY = Math.min(60000, idle / 3);
let usedAt = Date.now();
let saidAt = Date.now();

const isPlaying = () => [...document.querySelectorAll("video, audio")].some((media) => !media.paused && !media.ended);
const leave = () => location.replace(bar.dataset.end);

async function sayPresence() {
  saidAt = Date.now();
  const answer = await fetch(bar.dataset.presence, { credentials: "same-origin", cache: "no-store" }).catch(() => null);
  if (answer?.status === 401) leave();
}

function watch() {
  const now = Date.now();
  if (isPlaying()) usedAt = now;
  if (now - usedAt > idle) leave();
  else if (usedAt > saidAt && now - saidAt > PING_EVERY) sayPresence();
}

if (bar) {
  for (const event of ["pointerdown", "keydown", "scroll", "input"]) {
    addEventListener(event, () => (usedAt = Date.now()), { passive: true, capture: true });
  }
  setInterval(watch, Math.min(5000, idle / 4));
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && watch());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
