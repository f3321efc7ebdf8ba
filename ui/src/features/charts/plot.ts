import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import "./plot.css";
import type { Times } from "@/lib/times";
import type { ChartSpec, Dash } from "./chartSpecs";
import { drawMarkers } from "./drawMarkers";
import { topWithLimits } from "./limits";
import type { Marker } from "./markers";
import { onTheme, readTokens } from "./tokens";

/** Times in milliseconds, then the values of each line and of each limit; a missing value is null and stays a gap. */
export type PlotData = [readonly number[], ...(readonly (number | null)[])[]];

export interface PlotOptions {
  spec: ChartSpec;
  data: PlotData;
  markers: readonly Marker[];
  times: Times;
  /** Charts of one group share the pointer's line. */
  group: string;
  onCursor: (index: number | null) => void;
}

export interface Plot {
  update: (data: PlotData, markers: readonly Marker[]) => void;
  resize: (width: number, height: number) => void;
  destroy: () => void;
}

const dashes: Record<Dash, number[]> = { solid: [], dashed: [7, 4], dotted: [2, 3] };
const DAY = 86_400_000;
const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** Draws a chart into an element. Its colours follow the theme by themselves. */
export function plot(element: HTMLElement, options: PlotOptions): Plot {
  const { spec, times, group, onCursor } = options;
  let { markers } = options;
  let tokens = readTokens();
  const text = () => tokens.text;
  const axis = { stroke: text, font: tokens.font, ticks: { show: false } };

  const chart = new uPlot(
    {
      width: Math.max(1, element.clientWidth),
      height: Math.max(1, element.clientHeight),
      ms: 1,
      // Dates are written by our own formats; this only decides where days begin.
      tzDate: (at) => (times.zone === undefined ? new Date(at) : uPlot.tzDate(new Date(at), times.zone)),
      padding: [10, 12, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, sync: { key: group }, points: { size: 6, width: 0 } },
      scales: { y: { range: (self, _, max) => yRange(spec, max, limitsIn(self, spec)) } },
      axes: [
        { ...axis, grid: { show: false }, size: 26, gap: 6, values: (_, splits, __, ___, step) => xTicks(splits, step, times) },
        {
          ...axis,
          grid: { stroke: () => tokens.grid, width: 1 },
          size: (self, values) => widest(self, values, tokens.font),
          gap: 8,
          space: 34,
          values: (_, splits) => splits.map(spec.tick),
          ...(spec.whole === true ? { incrs: WHOLE } : {}),
        },
      ],
      series: [
        {},
        ...spec.lines.map(
          ({ token, dash }): uPlot.Series => ({
            stroke: () => tokens[token],
            width: 1.5,
            dash: dashes[dash],
            spanGaps: false,
            // A single value between two gaps would be no line at all.
            points: { show: false, filter: lonely, size: 4, stroke: () => tokens[token], fill: () => tokens[token] },
          }),
        ),
        ...(spec.limits ?? []).map(
          ({ token, dash }): uPlot.Series => ({
            // The scale is the figures'; a limit joins it where there is room.
            auto: false,
            stroke: () => tokens[token],
            width: 1,
            dash: dashes[dash],
            spanGaps: false,
            points: { show: false },
          }),
        ),
      ],
      hooks: {
        draw: [(self) => drawMarkers(self, markers, tokens)],
        setCursor: [(self) => onCursor(self.cursor.idx ?? null)],
      },
    },
    aligned(options.data),
    element,
  );

  const forget = onTheme(() => {
    tokens = readTokens();
    chart.redraw(false, true);
  });

  return {
    update: (data, next) => {
      markers = next;
      chart.setData(aligned(data));
    },
    resize: (width, height) => chart.setSize({ width, height }),
    destroy: () => {
      forget();
      chart.destroy();
    },
  };
}

/** The library reads the arrays and never writes them; its types do not say so. */
function aligned(data: PlotData): uPlot.AlignedData {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return data as unknown as uPlot.AlignedData;
}

/** The highest value of each limit. */
function limitsIn(self: uPlot, spec: ChartSpec): number[] {
  return (spec.limits ?? []).map((_, at) => {
    let most = 0;
    for (const value of self.data[1 + spec.lines.length + at] ?? []) most = Math.max(most, value ?? 0);
    return most;
  });
}

function yRange(spec: ChartSpec, figures: number | null, limits: readonly number[]): uPlot.Range.MinMax {
  if (spec.top !== undefined) return [0, spec.top];
  const max = figures === null ? null : topWithLimits(figures, limits);
  if (max === null || max <= 0) return [0, spec.whole === true ? 2 : 1];
  return uPlot.rangeNum(0, spec.whole === true ? Math.max(2, max) : max, 0.1, true);
}

function xTicks(splits: number[], step: number, times: Times): string[] {
  if (step >= DAY) return splits.map(times.day);
  // The day is named where it begins.
  return splits.map((at) => (times.minute(at) === "00:00" ? times.day(at) : times.minute(at)));
}

function widest(self: uPlot, values: string[] | null, font: string): number {
  if (values === null || values.length === 0) return 60;
  self.ctx.save();
  self.ctx.font = font;
  const width = Math.max(...values.map((value) => self.ctx.measureText(value).width));
  self.ctx.restore();
  // At least as wide as usual, so that the charts of a page line up.
  return Math.max(60, Math.ceil(width) + 14);
}

/** The indices of values that stand alone. */
function lonely(self: uPlot, series: number): number[] | null {
  const values = self.data[series] ?? [];
  const alone: number[] = [];
  for (let at = 0; at < values.length; at += 1) {
    if ((values[at] ?? null) !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null) {
      alone.push(at);
    }
  }
  return alone.length === 0 ? null : alone;
}
