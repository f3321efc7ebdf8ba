import type uPlot from "uplot";
import type { Marker } from "./markers";
import type { ChartTokens } from "./tokens";

/** A dotted line with a flag at its top for everything that happened. */
export function drawMarkers(self: uPlot, markers: readonly Marker[], tokens: ChartTokens): void {
  const { ctx, bbox } = self;
  const dot = devicePixelRatio;
  ctx.save();
  ctx.lineWidth = 1.5 * dot;
  ctx.setLineDash([2 * dot, 3 * dot]);
  for (const { at, failed } of markers) {
    const x = Math.round(self.valToPos(at, "x", true));
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    const color = failed ? tokens.failed : tokens.marker;
    ctx.strokeStyle = color;
    ctx.fillStyle = color;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.beginPath();
    ctx.moveTo(x - 5 * dot, bbox.top - 7 * dot);
    ctx.lineTo(x + 5 * dot, bbox.top - 7 * dot);
    ctx.lineTo(x, bbox.top);
    ctx.fill();
  }
  ctx.restore();
}
