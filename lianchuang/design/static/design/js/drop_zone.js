// Files can be dropped anywhere on the zone; what was chosen is listed with its size before it is sent.
const size = (bytes) => (bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`);

function list(zone, input) {
  const shown = zone.querySelector("[data-drop-list]");
  shown.replaceChildren(...[...input.files].map((file) => {
    const line = document.createElement("li");
    for (const words of [file.name, size(file.size)]) {
      const part = document.createElement("span");
      part.textContent = words;
      line.append(part);
    }
    return line;
  }));
}

function wire(zone) {
  const input = zone.querySelector("input[type=file]");
  input.addEventListener("change", () => list(zone, input));
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("is-over"); });
  }
  for (const name of ["dragleave", "drop"]) {
    zone.addEventListener(name, () => zone.classList.remove("is-over"));
  }
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    const chosen = new DataTransfer();
    const dropped = input.multiple ? [...input.files, ...event.dataTransfer.files] : [event.dataTransfer.files[0]];
    for (const file of dropped) chosen.items.add(file);
    input.files = chosen.files;
    list(zone, input);
  });
}

document.querySelectorAll("[data-drop-zone]").forEach(wire);
