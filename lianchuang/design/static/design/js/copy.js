// A button with data-copies puts the text of the box it names on the clipboard; without this the text is selected by hand.
async function copy(button) {
  const box = document.getElementById(button.dataset.copies);
  box.focus();
  box.select();
  try {
    await navigator.clipboard.writeText(box.value);
  } catch {
    // Outside HTTPS there is no clipboard to write to, but what is selected can still be copied.
    if (!document.execCommand("copy")) return;
  }
  button.textContent = button.dataset.done;
}

document.querySelectorAll("button[data-copies]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
});
