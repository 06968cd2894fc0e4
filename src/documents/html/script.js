// Sorts and filters tables, and opens the card that a link leads to. The page can be read without it.
(() => {
  "use strict";
  const value = cell => {
    const text = cell.textContent.trim();
    const number = parseFloat(text);
    return Number.isNaN(number) || cell.classList.contains("text") ? text : number;
  };
  const compare = (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a === "number") return -1;
    if (typeof b === "number") return 1;
    return a.localeCompare(b, document.documentElement.lang);
  };
  for (const table of document.querySelectorAll("table.sorts")) {
    const body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = head.querySelector("button");
      if (!button) return;
      button.addEventListener("click", () => {
        const descending = head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        const rows = [...body.rows].map(row => [value(row.cells[column]), row]);
        rows.sort((a, b) => descending ? compare(b[0], a[0]) : compare(a[0], b[0]));
        body.append(...rows.map(row => row[1]));
      });
    });
  }
  for (const find of document.querySelectorAll(".find")) {
    const rows = [...find.nextElementSibling.querySelectorAll("tbody tr")];
    const input = find.querySelector("input");
    const choice = find.querySelector("select");
    const filter = () => {
      const wanted = input.value.trim().toLowerCase();
      for (const row of rows) {
        const named = row.textContent.toLowerCase().includes(wanted);
        const chosen = !choice || choice.value === "" || row.dataset.group === choice.value;
        row.hidden = !(named && chosen);
      }
    };
    input.addEventListener("input", filter);
    if (choice) choice.addEventListener("change", filter);
    find.hidden = false;
  }
  const cards = [...document.querySelectorAll("details")];
  const open = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target || target.tagName !== "DETAILS") return;
    target.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) open();
  });
  open();
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = cards.filter(card => !card.open);
    for (const card of closed) card.open = true;
  });
  addEventListener("afterprint", () => {
    for (const card of closed) card.open = false;
  });
})();
