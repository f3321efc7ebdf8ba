import { useEffect, useRef, useState } from "react";
import { asFailure } from "@/lib/errors";
import { useTimes } from "@/lib/times";
import type { ChartSpec } from "./chartSpecs";
import type { Cursor } from "./cursor";
import { loadPlot } from "./loadPlot";
import type { Marker } from "./markers";
import type { Plot, PlotData } from "./plot";

export interface PlotCanvasProps {
  spec: ChartSpec;
  data: PlotData;
  markers: readonly Marker[];
  cursor: Cursor;
  group: string;
  label: string;
}

/** The drawing itself: made once, then only given other figures and another size. */
export function PlotCanvas({ spec, data, markers, cursor, group, label }: PlotCanvasProps) {
  const times = useTimes();
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Plot | null>(null);
  // What a drawing that is still being loaded will begin with.
  const latest = useRef({ data, markers });
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    latest.current = { data, markers };
    drawn.current?.update(data, markers);
  }, [data, markers]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    let gone = false;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) {
        drawn.current?.resize(entry.contentRect.width, entry.contentRect.height);
      }
    });
    loadPlot()
      .then(({ plot }) => {
        if (gone) return;
        drawn.current = plot(element, { spec, times, group, ...latest.current, onCursor: cursor.move });
        observer.observe(element);
      })
      .catch((thrown: unknown) => {
        if (!gone) setProblem(asFailure(thrown).message);
      });
    return () => {
      gone = true;
      observer.disconnect();
      drawn.current?.destroy();
      drawn.current = null;
    };
  }, [spec, times, group, cursor]);

  if (problem !== null) return <p className="text-bad">The chart could not be drawn: {problem}</p>;
  return <div ref={box} role="img" aria-label={label} className="h-full w-full" />;
}
