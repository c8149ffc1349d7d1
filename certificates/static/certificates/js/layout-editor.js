// The editor of layouts: the picture follows the form, and elements are moved on it. Without this script the buttons
// of the form do the same by way of the server.
(() => {
  const form = document.querySelector("[data-layout-editor]");
  if (!form) return;
  const status = form.querySelector("[data-status]");
  const problems = form.querySelector("[data-problems]");
  const tabs = form.querySelector("[data-tabs]");
  const sheets = [...form.querySelectorAll("[data-sheet]")];
  const WAIT = 500;
  let timer, drawing = false, isAsked = false, isChanged = "isDraft" in form.dataset;

  const words = (text, facts) => text.replace(/\{(\w+)\}/g, (all, name) => facts[name] ?? all);
  const card = (place) => form.querySelector(`[data-element="${place}"]`);
  const input = (place, key) => card(place).querySelector(`[data-key="${key}"]`);
  const number = (place, key) => Number(input(place, key)?.value.replace(",", ".")) || 0;

  // --- The picture ---------------------------------------------------------------------------------
  const draw = async () => {
    if (drawing) {
      isAsked = true;
      return;
    }
    drawing = true;
    status.textContent ||= form.dataset.busy;
    try {
      const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form) });
      if (!answer.ok) throw new Error(answer.status);
      show(await answer.json());
      if (status.textContent === form.dataset.busy) status.textContent = "";
    } catch {
      status.textContent = form.dataset.failed;
    }
    drawing = false;
    if (isAsked) {
      isAsked = false;
      draw();
    }
  };

  const show = ({ pages, problems: found, wrong, paper }) => {
    sheets.forEach((sheet, index) => {
      if (pages[index]) sheet.querySelector("img").src = pages[index];
      Object.assign(sheet.dataset, paper);
    });
    form.querySelectorAll("[data-element]").forEach((each) =>
      each.classList.toggle("layout-editor__card--wrong", wrong.includes(each.dataset.element)));
    problems.innerHTML = found;
    placeBoxes();
  };

  const drawSoon = () => {
    isChanged = true;
    clearTimeout(timer);
    timer = setTimeout(draw, WAIT);
  };

  // --- Boxes on the picture ------------------------------------------------------------------------
  const boxes = new Map();

  const makeBoxes = () => {
    for (const each of form.querySelectorAll("[data-element]")) {
      const place = each.dataset.element;
      const [page, at] = place.split(":");
      const box = document.createElement("button");
      box.type = "button";
      box.className = "layout-editor__box";
      box.setAttribute("aria-label", words(form.dataset.box, { number: at }));
      box.addEventListener("pointerdown", (event) => drag(event, box, place));
      box.addEventListener("keydown", (event) => nudge(event, place));
      box.addEventListener("focus", () => choose(place));
      box.addEventListener("dblclick", () => open(place));
      boxes.set(place, box);
      form.querySelector(`[data-sheet="${page}"] [data-boxes]`).append(box);
    }
    placeBoxes();
  };

  const placeBoxes = () => {
    for (const [place, box] of boxes) {
      const { width, height } = box.closest("[data-sheet]").dataset;
      const kind = card(place).dataset.kind;
      const wide = number(place, "w");
      const tall = kind === "line" ? 1 : input(place, "h") ? number(place, "h") : wide;
      box.style.left = `${(100 * number(place, "x")) / width}%`;
      box.style.top = `${(100 * number(place, "y")) / height}%`;
      box.style.width = `${(100 * wide) / width}%`;
      box.style.height = `${(100 * tall) / height}%`;
    }
  };

  const move = (place, x, y) => {
    const rounded = (value) => Math.round(value * 2) / 2;
    input(place, "x").value = rounded(x);
    input(place, "y").value = rounded(y);
    status.textContent = words(form.dataset.moved, { number: place.split(":")[1], x: rounded(x), y: rounded(y) });
    placeBoxes();
    drawSoon();
  };

  const drag = (event, box, place) => {
    const sheet = box.closest("[data-sheet]");
    const scale = sheet.dataset.width / sheet.querySelector("img").clientWidth;
    const start = { x: event.clientX, y: event.clientY, left: number(place, "x"), top: number(place, "y") };
    box.setPointerCapture(event.pointerId);
    const follow = (to) =>
      move(place, start.left + (to.clientX - start.x) * scale, start.top + (to.clientY - start.y) * scale);
    const end = () => box.removeEventListener("pointermove", follow);
    box.addEventListener("pointermove", follow);
    box.addEventListener("pointerup", end, { once: true });
    box.addEventListener("pointercancel", end, { once: true });
  };

  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const nudge = (event, place) => {
    const step = STEPS[event.key];
    if (event.key === "Enter") {
      event.preventDefault();
      open(place, true);
    }
    if (!step) return;
    event.preventDefault();
    const far = event.shiftKey ? 5 : 0.5;
    move(place, number(place, "x") + step[0] * far, number(place, "y") + step[1] * far);
  };

  const choose = (place) => {
    for (const [each, box] of boxes) box.classList.toggle("is-chosen", each === place);
  };

  const open = (place, takesFocus = false) => {
    card(place).open = true;
    card(place).scrollIntoView({ block: "nearest" });
    if (takesFocus) card(place).querySelector("summary").focus();
  };

  // --- Tabs ----------------------------------------------------------------------------------------
  const turnTo = (page) => {
    for (const sheet of sheets) sheet.hidden = sheet.dataset.sheet !== page;
    for (const tab of tabs.children) tab.setAttribute("aria-pressed", tab.dataset.tab === page);
  };

  form.addEventListener("input", (event) => {
    if (event.target.closest("[data-element]")) placeBoxes();
    drawSoon();
  });
  form.addEventListener("focusin", (event) => {
    const inside = event.target.closest("[data-element]");
    if (!inside) return;
    choose(inside.dataset.element);
    if (sheets.length > 1) turnTo(inside.dataset.element.split(":")[0]);
  });
  form.addEventListener("submit", () => { isChanged = false; });
  problems.addEventListener("click", (event) => {
    const target = event.target.closest("a");
    if (target) form.querySelector(target.hash).open = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (isChanged) event.preventDefault();
  });

  makeBoxes();
  if (sheets.length > 1) {
    tabs.hidden = false;
    tabs.addEventListener("click", (event) => event.target.dataset.tab && turnTo(event.target.dataset.tab));
    turnTo((form.querySelector("figure[data-in-focus]") ?? sheets[0]).dataset.sheet);
  }
  form.querySelector("details[data-in-focus]")?.scrollIntoView({ block: "center" });
})();
