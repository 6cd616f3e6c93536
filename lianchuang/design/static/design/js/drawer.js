// A link with data-drawer opens its page in the side dialog; without JavaScript it is an ordinary page.
const drawer = document.getElementById("drawer");
const body = document.getElementById("drawer-body");
const page = drawer.querySelector("[data-drawer-page]");
let opener = null;

// A server that answers with a whole page is understood too: its main part is what is shown.
function partOf(text) {
  if (!/<main[\s>]/i.test(text)) return text;
  const main = new DOMParser().parseFromString(text, "text/html").getElementById("main");
  main.querySelectorAll(".crumbs, .notes").forEach((each) => each.remove());
  return main.innerHTML;
}

async function show(link) {
  const headers = { "HX-Request": "true", "HX-Target": "drawer-body" };
  const answer = await fetch(link.href, { headers, cache: "no-store" });
  if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
  body.innerHTML = partOf(await answer.text());
  window.htmx?.process(body);
  page.href = link.href;
  if (!drawer.open) drawer.showModal();
  const title = body.querySelector("h1, h2");
  if (title) drawer.setAttribute("aria-label", title.textContent.trim());
  body.scrollTop = 0;
  body.focus();
}

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a[data-drawer]");
  if (!link) return;
  event.preventDefault();
  if (!drawer.open) opener = link;
  show(link).catch(() => { location.href = link.href; });
});

drawer.addEventListener("click", (event) => {
  if (event.target === drawer || event.target.closest("[data-drawer-close]")) drawer.close();
});

drawer.addEventListener("close", () => {
  body.replaceChildren();
  opener?.focus();
});
