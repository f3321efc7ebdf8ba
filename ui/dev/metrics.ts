import type { MetricLine, MetricRange, MetricSet } from "@/platform/bindings/types";

const now = Date.now();

const spans: Record<MetricRange, [points: number, period: number]> = { hour: [60, 60], threeHours: [180, 60], day: [1440, 60], week: [2016, 300] };

/** Between -0.5 and 0.5, the same for the same place every time. */
function noise(at: number): number {
  return Math.abs((Math.sin(at * 12.9898) * 43_758.5453) % 1) - 0.5;
}

/** Figures of a service that is used by day, with a gap in them. */
export function metrics(range: MetricRange, empty: boolean): MetricSet {
  const [points, period] = spans[range];
  const end = Math.floor(now / (period * 1000)) * period * 1000;
  const times = Array.from({ length: points }, (_, at) => end - (points - 1 - at) * period * 1000);
  const shape: Record<MetricLine, [base: number, wave: number, noise: number]> = {
    requests: [1240, 180, 40],
    status2xx: [1200, 170, 40],
    status4xx: [31, 8, 6],
    status5xx: [2, 1, 2],
    latencyP50: [41, 4, 3],
    latencyP95: [182, 22, 10],
    latencyP99: [400, 90, 25],
    activeInstances: [3, 1, 0],
    concurrency: [148, 40, 9],
    cpuAverage: [31, 6, 2],
    cpuMaximum: [58, 9, 6],
    memoryAverage: [44, 2, 1],
    memoryMaximum: [51, 3, 1],
  };
  return {
    range,
    periodSeconds: period,
    times,
    readAt: now - 12_000,
    series: Object.entries(shape).map(([line, [base, wave, rough]], which) => ({
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record of MetricLine
      line: line as MetricLine,
      values: times.map((_, at) => {
        if (empty) return null;
        if (at >= points - 2 || (at > points * 0.3 && at < points * 0.36)) return null;
        const value = base + wave * Math.sin((at / points) * 9 + which) + rough * 2 * noise(at + which * 977);
        return line === "activeInstances" ? Math.round(value) : Math.max(0, value);
      }),
    })),
  };
}
