// A field, and 30 rows of plain cells that are written anew with every key: the least that a filtered table can cost.
const place = (element, style) => Object.assign(element.style, style);
const field = document.createElement("input");
const rows = [];
place(document.body, { margin: 0, font: "13px sans-serif" });
document.body.append(field);
for (let at = 0; at < 30; at += 1) {
  const row = document.createElement("div");
  place(row, { display: "grid", gridTemplateColumns: "repeat(9, 1fr)", height: "28px" });
  for (let cell = 0; cell < 9; cell += 1) row.append(document.createElement("span"));
  document.body.append(row);
  rows.push(row);
}
let count = 5000;
const write = () => {
  count -= 1;
  rows.forEach((row, at) => {
    [...row.children].forEach((cell, column) => {
      cell.textContent = `service-${count}-${at}-${column}`;
    });
  });
  document.body.dataset.count = String(count);
};
field.addEventListener("input", write);
write();
field.focus();
