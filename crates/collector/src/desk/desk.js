// A table is searched while one types; without this script its form does the same.
"use strict";
const plain = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
const table = document.querySelector("main table[data-search]");
const search = document.querySelector("form.search input[name=q]");
if (table && search) {
  const lines = [...table.tBodies[0].rows, ...document.querySelectorAll(".without li")]
    .filter((line) => !line.classList.contains("all"))
    .map((line) => [line, plain(line.cells ? line.cells[0].textContent : line.textContent)]);
  search.addEventListener("input", () => {
    const wanted = plain(search.value.trim());
    for (const [line, text] of lines) line.hidden = !text.includes(wanted);
    for (const part of document.querySelectorAll(".without")) {
      if (wanted) part.open = part.querySelector("li:not([hidden])") !== null;
    }
  });
}
