// Steps to put in order get buttons up and down. The lists of places stay what is sent, so that without this file, and
// in what quiz.js keeps and sends, an answer is the same.
//
//   <ol data-ordering data-text-up data-text-down data-text-keep data-text-place> <li><label/><select/></li> … </ol>

for (const list of document.querySelectorAll("[data-ordering]:not([data-ready])")) {
  list.dataset.ready = "";
  enhance(list);
  list.closest("[data-item]")?.addEventListener("answer-set", () => sortByPlaces(list));
}

function enhance(list) {
  for (const step of list.children) {
    step.querySelector("select").hidden = true;
    step.append(mark(), button(list, step, "up", "↑", -1), button(list, step, "down", "↓", 1));
  }
  const keep = document.createElement("button");
  keep.type = "button";
  keep.className = "button secondary";
  keep.textContent = list.dataset.textKeep;
  keep.addEventListener("click", () => write(list));
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  list.after(keep, status);
  sortByPlaces(list);
}

function mark() {
  const element = document.createElement("b");
  element.className = "step-place";
  return element;
}

function button(list, step, name, sign, by) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "button secondary";
  element.dataset.by = by;
  element.textContent = sign;
  element.setAttribute("aria-label", `${list.dataset[`text${name[0].toUpperCase()}${name.slice(1)}`]}: ${textOf(step)}`);
  element.addEventListener("click", () => move(list, step, by, element));
  return element;
}

function textOf(step) {
  return step.querySelector("label").textContent;
}

function placeOf(step) {
  return Number(step.querySelector("select").value.split(":")[1] ?? Infinity);
}

function move(list, step, by, pressed) {
  if (by < 0) step.previousElementSibling?.before(step);
  else step.nextElementSibling?.after(step);
  write(list);
  // Moving an element in the page takes the focus away, and a button that is switched off cannot have it.
  (pressed.disabled ? step.querySelector("button:not(:disabled)") : pressed)?.focus();
  list.nextElementSibling.nextElementSibling.textContent = `${textOf(step)}: ${list.dataset.textPlace} ${placeOf(step)}`;
}

function write(list) {
  [...list.children].forEach((step, index) => (step.querySelector("select").selectedIndex = index + 1));
  show(list);
  list.querySelector("select").dispatchEvent(new Event("change", { bubbles: true }));
}

function sortByPlaces(list) {
  list.append(...[...list.children].sort((one, other) => placeOf(one) - placeOf(other) || 0));
  show(list);
}

function show(list) {
  const steps = [...list.children];
  const isAnswered = steps.every((step) => Number.isFinite(placeOf(step)));
  steps.forEach((step, index) => {
    step.querySelector(".step-place").textContent = isAnswered ? index + 1 : "";
    step.querySelector("[data-by='-1']").disabled = index === 0;
    step.querySelector("[data-by='1']").disabled = index === steps.length - 1;
  });
  list.nextElementSibling.hidden = isAnswered;
}
