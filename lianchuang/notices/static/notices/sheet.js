// A button with data-prints opens the browser's print; without this the page says how to do it by hand.
document.querySelectorAll("button[data-prints]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
