// The score desk: saves as it is typed, adds up, and can be played on the keyboard. Without it the form works as it is.
const WAIT = 700;
const form = document.querySelector("form[data-scoring]");

function number(text) {
  const plain = text.normalize("NFKC").trim().replace(/分$/, "");
  return /^\d{1,4}(\.\d*)?$/.test(plain) ? Math.round(parseFloat(plain) * 10) : null;
}

function addUp() {
  const fields = [...form.querySelectorAll("[data-counts]")];
  const points = fields.map((field) => number(field.value)).filter((each) => each !== null);
  const total = points.reduce((sum, each) => sum + each, 0) / 10;
  form.querySelector("[data-total]").textContent = points.length ? String(total) : "—";
}

function tell(words, isWrong) {
  const place = form.querySelector("[data-saved]");
  place.textContent = words;
  place.classList.toggle("is-wrong", isWrong);
}

// What is wrong is said at its field, in the words of the server; a field that is right again is let go.
function tellProblems(problems) {
  for (const item of form.querySelectorAll("[data-item]")) {
    const words = problems[item.dataset.item] ?? "";
    const place = item.querySelector("[data-problem]");
    place.textContent = words;
    place.hidden = !words;
    item.classList.toggle("field-wrong", Boolean(words));
    const field = item.querySelector("input:not([type=radio])");
    if (field && words) field.setAttribute("aria-invalid", "true");
    else field?.removeAttribute("aria-invalid");
  }
}

let timer = 0;
let turn = 0;

async function save() {
  const mine = ++turn;
  try {
    const answer = await fetch(form.dataset.draft, {
      method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, redirect: "error", keepalive: true,
    });
    if (mine !== turn) return;
    if (answer.status === 404) return tell(form.dataset.gone, true);
    if (!answer.ok) throw new Error(answer.statusText);
    const said = await answer.json();
    tellProblems(said.problems);
    tell(said.over || said.saved, Boolean(said.over));
  } catch {
    if (mine === turn) tell(form.dataset.failed, true);
  }
}

function saveSoon() {
  addUp();
  clearTimeout(timer);
  timer = setTimeout(() => { timer = 0; save(); }, WAIT);
}

function onKey(event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit(form.querySelector(".button-primary"));
    return;
  }
  const fields = [...form.querySelectorAll(".score-input")];
  const at = fields.indexOf(event.target);
  if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    (fields[at + 1] ?? form.querySelector("[name=comment]")).focus();
  } else if (/^\d$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest("input, textarea, select")) {
    (fields.find((field) => !field.value) ?? fields[0])?.focus();
  }
}

if (form) {
  addUp();
  form.addEventListener("input", saveSoon);
  form.addEventListener("submit", () => clearTimeout(timer));
  document.addEventListener("keydown", onKey);
  // Looking away, on a phone too, is the last moment that is sure.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer) { clearTimeout(timer); timer = 0; save(); }
  });
}
