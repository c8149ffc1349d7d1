// Progressive enhancement for every page. Each page also works without this file.
document.documentElement.classList.add("js");

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// --- Offline bar --------------------------------------------------------------------------------
function showConnection() {
  for (const bar of all("[data-offline-bar]")) bar.hidden = navigator.onLine;
}
addEventListener("online", showConnection);
addEventListener("offline", showConnection);
showConnection();

// --- Error summary: read out first, and its links put the cursor into the field -----------------
document.querySelector("[data-error-summary]")?.focus();

// --- Menus: close on Escape and on a click elsewhere --------------------------------------------
const openMenus = () => all("details[data-menu][open]");
document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// --- Forms --------------------------------------------------------------------------------------
// A second tap while the first is on its way must not send twice. The form lets go again after a while, because
// some answers (a download) leave the page standing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sending) return event.preventDefault();
  form.dataset.sending = "yes";
  setTimeout(() => delete form.dataset.sending, 8000);
});
addEventListener("pageshow", () => {
  for (const form of all("form[data-sending]")) delete form.dataset.sending;
});
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[aria-disabled=true]")) event.preventDefault();
});
for (const form of all("form[data-auto-submit]")) form.addEventListener("change", () => form.requestSubmit());

// --- Video: nothing is loaded before the tap -----------------------------------------------------
for (const button of all("[data-video]")) {
  button.addEventListener("click", () => {
    const video = document.createElement("video");
    video.controls = true;
    video.src = button.dataset.video;
    if (button.dataset.captions) {
      const track = Object.assign(document.createElement("track"), {
        kind: "captions",
        src: button.dataset.captions,
        srclang: document.documentElement.lang,
        default: true,
      });
      video.append(track);
    }
    (button.closest(".video-face") ?? button).replaceWith(video);
    video.focus();
    video.play().catch(() => {});
  });
}

// --- Check question: feedback on the chosen answer -----------------------------------------------
for (const question of all("[data-check-question]")) {
  const live = question.querySelector("[data-feedback-live]");
  question.addEventListener("change", (event) => {
    for (const feedback of all("[data-feedback]", question)) feedback.hidden = true;
    const feedback = document.getElementById(event.target.dataset.feedbackId);
    if (!feedback) return;
    feedback.hidden = false;
    if (live) live.textContent = feedback.textContent.trim();
  });
}

// --- Signing out: answers that wait on this phone would be lost -----------------------------------
async function unsentAnswers() {
  const known = (await indexedDB.databases?.()) ?? [];
  if (!known.some(({ name }) => name === "bimtek")) return 0;
  return new Promise((resolve) => {
    const request = indexedDB.open("bimtek");
    request.onerror = () => resolve(0);
    request.onsuccess = () => {
      const database = request.result;
      if (!database.objectStoreNames.contains("outbox")) return resolve(0);
      const count = database.transaction("outbox").objectStore("outbox").count();
      count.onsuccess = () => resolve(count.result);
      count.onerror = () => resolve(0);
    };
  });
}
for (const form of all("form[data-sign-out]")) {
  form.addEventListener("submit", async (event) => {
    if (form.dataset.asked || !("indexedDB" in window)) return;
    event.preventDefault();
    form.dataset.asked = "yes";
    const waiting = await unsentAnswers().catch(() => 0);
    if (!waiting || confirm(form.dataset.confirm)) form.submit();
    else delete form.dataset.asked;
  });
}
