// The card's field: a scanner that types ends with Enter, which goes on to the next field instead of sending a form
// without its PIN. Where the browser reads QR codes itself, the camera can do the same.
const form = document.querySelector("[data-card-form]");
const card = form.elements.card;

function goOn() {
  const fields = [...form.querySelectorAll("input:not([type=hidden])")];
  fields[fields.indexOf(card) + 1]?.focus();
}

card.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  goOn();
});

const button = form.querySelector("[data-scan]");
const view = form.querySelector("[data-scan-view]");
let stream;

function stop() {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = undefined;
  view.hidden = true;
}

async function scan() {
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  view.srcObject = stream;
  view.hidden = false;
  await view.play();
  while (stream) {
    const [found] = await detector.detect(view).catch(() => []);
    if (found) {
      card.value = found.rawValue;
      stop();
      return goOn();
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

if (button && "BarcodeDetector" in window && navigator.mediaDevices) {
  button.hidden = false;
  button.addEventListener("click", () => (stream ? stop() : scan().catch(stop)));
  addEventListener("pagehide", stop);
}
