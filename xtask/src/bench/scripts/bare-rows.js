// 30 rows of plain cells over the table, in the page's own font and colours, written anew with every key in a field of
// their own: the least that a filtered table can cost in this frame.
const grid = document.querySelector("[role=grid]");
const { left, top, width, height } = grid.getBoundingClientRect();
const place = (element, style) => Object.assign(element.style, style);
const sheet = document.createElement("div");
place(sheet, {
  position: "fixed",
  left: `${left}px`,
  top: `${top}px`,
  width: `${width}px`,
  height: `${height}px`,
  zIndex: "99",
  overflow: "hidden",
  background: getComputedStyle(document.body).backgroundColor,
});
const rows = Array.from({ length: 30 }, () => {
  const row = document.createElement("div");
  place(row, { display: "grid", gridTemplateColumns: "repeat(9, 1fr)", height: `${height / 30}px`, contain: "strict" });
  for (let cell = 0; cell < 9; cell += 1) row.append(document.createElement("span"));
  sheet.append(row);
  return row;
});
const field = document.createElement("input");
place(field, { position: "fixed", left: "0", bottom: "0", width: "60px", zIndex: "99" });
let count = 5000;
const write = () => {
  count -= 1;
  rows.forEach((row, at) => {
    [...row.children].forEach((cell, column) => {
      cell.textContent = `service-${count}-${at}-${column}`;
    });
  });
  sheet.dataset.count = String(count);
};
sheet.id = "bare-rows";
field.addEventListener("input", write);
write();
document.body.append(sheet, field);
field.focus();
