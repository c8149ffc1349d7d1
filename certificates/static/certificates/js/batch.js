// While a batch is being issued: ask how far it is, and load the page anew when it no longer runs.
const script = document.getElementById("batch-script");
const bar = document.querySelector("#progress progress");
const label = document.querySelector("#progress .progress span span");

async function look() {
  const response = await fetch(script.dataset.url, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!response?.ok || response.redirected) return setTimeout(look, 10000);
  const progress = await response.json();
  if (!progress.is_at_work) return location.reload();
  bar.value = progress.done;
  bar.max = progress.total;
  label.textContent = progress.label;
  setTimeout(look, 2000);
}

setTimeout(look, 2000);
