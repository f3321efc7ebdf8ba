// The charts of the page, drawn by uPlot and nothing else. arguments[0] has its style sheet, arguments[1] one
// [width, height, lines] a chart. The button gives all of them 1,440 points instead of 180, and back.
const [style, charts] = arguments;
const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
document.adoptedStyleSheets = [sheet];
const colours = ["#2a7", "#d70", "#07c"];
const data = (points, lines) => {
  const times = Array.from({ length: points }, (_, at) => 1_760_000_000 + at * 60);
  const line = (of) => times.map((_, at) => 50 + 40 * Math.sin((at + points) / (17 + of)) + ((at * 7919) % 13));
  return [times, ...Array.from({ length: lines }, (_, of) => line(of))];
};
const plots = charts.map(([width, height, lines]) => {
  const element = document.createElement("div");
  document.body.append(element);
  const series = Array.from({ length: lines }, (_, of) => ({ stroke: colours[of % 3], width: 1.5 }));
  return new window.UPlot({ width, height, legend: { show: false }, series: [{}, ...series] }, data(180, lines), element);
});
const button = document.createElement("button");
button.textContent = "range";
document.body.prepend(button);
let points = 180;
button.addEventListener("click", () => {
  points = points === 180 ? 1440 : 180;
  plots.forEach((plot, at) => plot.setData(data(points, charts[at][2])));
});
