import { count } from "@/lib/format";
import type { Limit } from "./limits";
import type { MetricLine } from "@/platform/bindings/types";

/** A colour of the theme that charts may use. */
export type SeriesToken = "c1" | "c2" | "c3" | "c4" | "c5" | "c6";
/** Lines are told apart by their dash too, for those who do not tell the colours apart. */
export type Dash = "solid" | "dashed" | "dotted";

export interface ChartLine {
  line: MetricLine;
  label: string;
  token: SeriesToken;
  dash: Dash;
}

/** What the service is configured to stay within, beside what it did. */
export interface ChartLimit {
  limit: Limit;
  label: string;
  /** What the figure is, on hover. */
  meaning: string;
  token: SeriesToken;
  dash: Dash;
}

export interface ChartSpec {
  id: string;
  title: string;
  lines: readonly ChartLine[];
  limits?: readonly ChartLimit[];
  /** A value with its unit. */
  value: (value: number) => string;
  /** The same, short enough for an axis. */
  tick: (value: number) => string;
  /** What the figures are, after the title. */
  note: (periodSeconds: number) => string;
  /** The top of the scale, where it has one. */
  top?: number;
  /** Only whole figures make sense on the axis. */
  whole?: boolean;
}

/** As many decimals as tell something: "1,140", "20.6", "0.04", and never "0.0". */
export function plain(value: number): string {
  if (value >= 100) return count(value);
  if (value >= 1) return rounded(value, 1);
  return value > 0 && value < 0.005 ? "< 0.01" : rounded(value, 2);
}

/** For units so small that decimals tell nothing but near nought. */
const coarse = (value: number) => (value < 10 ? plain(value) : count(value));
const ms = (value: number) => `${coarse(value)} ms`;
const percent = (value: number) => `${coarse(value)} %`;

/** "1.3 k", "2 M": for axes, where there is little room. */
function short(value: number): string {
  if (value >= 1_000_000) return `${rounded(value / 1_000_000, 1)} M`;
  if (value >= 1000) return `${rounded(value / 1000, 1)} k`;
  return rounded(value, value < 1 ? 2 : 1);
}

function rounded(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}

/** "per minute", "per 5 min": the sums are over one period. */
export function perPeriod(seconds: number): string {
  if (seconds === 60) return "per minute";
  return seconds % 3600 === 0 ? `per ${seconds === 3600 ? "hour" : `${seconds / 3600} h`}` : `per ${seconds / 60} min`;
}

const averageAndMaximum = (average: MetricLine, maximum: MetricLine): readonly ChartLine[] => [
  { line: average, label: "average", token: "c1", dash: "solid" },
  { line: maximum, label: "maximum", token: "c5", dash: "dashed" },
];

export const requests: ChartSpec = {
  id: "requests",
  title: "Requests",
  lines: [
    { line: "status2xx", label: "2xx", token: "c1", dash: "solid" },
    { line: "status4xx", label: "4xx", token: "c2", dash: "dashed" },
    { line: "status5xx", label: "5xx", token: "c5", dash: "dotted" },
  ],
  value: plain,
  tick: short,
  note: perPeriod,
};

export const latency: ChartSpec = {
  id: "latency",
  title: "Latency",
  lines: [
    { line: "latencyP50", label: "p50", token: "c1", dash: "solid" },
    { line: "latencyP95", label: "p95", token: "c4", dash: "dashed" },
    { line: "latencyP99", label: "p99", token: "c5", dash: "dotted" },
  ],
  value: ms,
  tick: (value) => `${short(value)} ms`,
  note: () => "of requests",
};

/** The six charts, in their order on the page. */
export const chartSpecs: readonly ChartSpec[] = [
  requests,
  latency,
  {
    id: "instances",
    title: "Instances",
    lines: [{ line: "activeInstances", label: "active", token: "c3", dash: "solid" }],
    limits: [
      { limit: "minSize", label: "min", meaning: "Min size: instances provisioned at all times", token: "c2", dash: "dotted" },
      { limit: "maxSize", label: "max", meaning: "Max size: the service never has more instances", token: "c5", dash: "dashed" },
    ],
    value: plain,
    tick: short,
    note: () => "at most",
    whole: true,
  },
  {
    id: "concurrency",
    title: "Concurrency",
    lines: [{ line: "concurrency", label: "requests at once", token: "c1", dash: "solid" }],
    limits: [
      {
        limit: "capacity",
        label: "capacity",
        meaning: "Max concurrency × active instances: above it, App Runner starts another instance",
        token: "c5",
        dash: "dashed",
      },
    ],
    value: plain,
    tick: short,
    note: () => "at most",
    whole: true,
  },
  {
    id: "cpu",
    title: "CPU",
    lines: averageAndMaximum("cpuAverage", "cpuMaximum"),
    value: percent,
    tick: (value) => `${value} %`,
    note: () => "of an instance",
    top: 100,
  },
  {
    id: "memory",
    title: "Memory",
    lines: averageAndMaximum("memoryAverage", "memoryMaximum"),
    value: percent,
    tick: (value) => `${value} %`,
    note: () => "of an instance",
    top: 100,
  },
];
