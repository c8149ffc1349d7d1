// Forms with `data-passkey="create"` or `"get"`: asks the server what to sign, the device to sign it, and sends that.
// The forms are hidden until this file finds that the browser knows passkeys; each page has another way beside them.
const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function readable(options) {
  const known = ["excludeCredentials", "allowCredentials"];
  const copy = { ...options, challenge: toBytes(options.challenge) };
  if (copy.user) copy.user = { ...copy.user, id: toBytes(copy.user.id) };
  for (const name of known) copy[name] = copy[name]?.map((each) => ({ ...each, id: toBytes(each.id) }));
  return copy;
}

function sendable(credential) {
  const { response } = credential;
  const parts = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) parts[name] = toText(response[name]);
  }
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response: { ...parts, transports: response.getTransports?.() },
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment,
  };
}

async function sign(form) {
  const answer = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) });
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
  const publicKey = readable((await answer.json()).publicKey);
  const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
  form.elements.credential.value = JSON.stringify(sendable(credential));
  form.submit();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  for (const note of document.querySelectorAll("[data-no-passkey]")) note.hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const problem = form.querySelector("[data-passkey-problem]");
    problem.hidden = true;
    try {
      await sign(form);
    } catch {
      problem.hidden = false;
    }
  });
}
