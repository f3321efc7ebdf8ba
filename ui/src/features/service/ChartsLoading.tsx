import { Skeleton } from "@/components/Skeleton";

/** In the place of charts, while their figures are read for the first time. */
export function ChartsLoading({ count }: { count: number }) {
  const places = Array.from({ length: count }, (_, place) => place);
  return (
    <div
      role="status"
      aria-busy="true"
      aria-label="Reading the metrics"
      className="grid gap-3 min-[960px]:grid-cols-2 min-[1680px]:grid-cols-3"
    >
      {places.map((place) => (
        <div key={place} className="rounded-lg border border-line bg-panel px-3.5 py-3">
          <Skeleton className="mb-4 h-3 w-28" />
          <Skeleton className="h-36 w-full" />
        </div>
      ))}
    </div>
  );
}
