// A text is copied by its button, a sheet is printed by its button; without this the page says how to do it by hand.
const release = 2000;

async function copy(button) {
  const box = document.getElementById(button.dataset.copies);
  box.focus();
  box.select();
  try {
    await navigator.clipboard.writeText(box.value);
  } catch {
    if (!document.execCommand("copy")) return;
  }
  const words = button.dataset.words ?? button.textContent;
  button.dataset.words = words;
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = words; }, release);
}

document.addEventListener("click", (event) => {
  const copies = event.target.closest("[data-copies]");
  if (copies) copy(copies);
  if (event.target.closest("[data-prints]")) window.print();
});

document.querySelectorAll("[data-copies]").forEach((label) => {
  label.tabIndex = 0;
  label.setAttribute("role", "button");
  label.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); copy(label); }
  });
});
document.querySelectorAll("[data-prints]").forEach((button) => { button.hidden = false; });
