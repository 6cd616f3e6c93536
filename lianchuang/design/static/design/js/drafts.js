// What is typed into a form with data-draft is kept as it is typed; a line above says when.
const PAUSE = 1200;

for (const form of document.querySelectorAll("form[data-draft]")) {
  const told = form.querySelector("[data-draft-told]");
  let waiting = 0;
  const keep = async () => {
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: new FormData(form) });
      told.textContent = answer.ok ? (await answer.json()).says : "";
    } catch {
      told.textContent = "";
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}
