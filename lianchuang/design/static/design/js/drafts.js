// What is typed into a form with data-draft is kept as it is typed; the line in the form says when, or why not.
const PAUSE = 1500;

function wire(form) {
  const told = form.querySelector("[data-draft-told]");
  let waiting = 0;
  let isNew = false;

  const tell = (words, isWrong = false) => {
    told.textContent = words;
    told.classList.toggle("is-wrong", isWrong);
  };

  const keep = async () => {
    isNew = false;
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: new FormData(form) });
      const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
      if (isOurs) tell((await answer.json()).says, !answer.ok);
      else tell(form.dataset.expired, true);
    } catch {
      isNew = true;
      tell(form.dataset.offline, true);
    }
  };

  form.addEventListener("input", () => {
    isNew = true;
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => {
    isNew = false;
    clearTimeout(waiting);
  });
  // Whoever closes the page or turns to another one mid-sentence loses nothing either.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || !isNew) return;
    clearTimeout(waiting);
    if (navigator.sendBeacon(form.dataset.draft, new FormData(form))) isNew = false;
  });
}

document.querySelectorAll("form[data-draft]").forEach(wire);
