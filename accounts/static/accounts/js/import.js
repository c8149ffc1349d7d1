// While a worker is busy with an import: fetch how far it is, and load the page anew when it is done.
const script = document.getElementById("import-script");

async function look() {
  const response = await fetch(script.dataset.url, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!response?.ok || response.redirected) return setTimeout(look, 10000);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const progress = page.getElementById("progress");
  if (!progress?.hasAttribute("data-at-work")) return location.reload();
  document.getElementById("progress").replaceWith(progress);
  setTimeout(look, 2000);
}

setTimeout(look, 2000);
