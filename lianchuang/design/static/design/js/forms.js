// A double click sends a form once; after a refusal the first error gets the focus.
const RELEASE = 2000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  // A download leaves the page where it is; it may be asked for again.
  if (form.classList.contains("works-in-past")) setTimeout(() => delete form.dataset.sent, RELEASE);
});

// Coming back with the browser's arrow, the form may be sent again.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});
document.addEventListener("htmx:afterRequest", (event) => delete event.target.closest?.("form")?.dataset.sent);

document.querySelector(".message-wrong[role=alert][tabindex], [aria-invalid=true]")?.focus();

// A choice that acts at once, like picking an act in the time bar.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-sends]")) event.target.form.requestSubmit();
});
