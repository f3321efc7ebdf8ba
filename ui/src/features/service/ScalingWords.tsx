import { useQuery } from "@tanstack/react-query";
import { useHost } from "@/platform/host";
import type { ScalingRef, ServiceRef } from "@/platform/bindings/types";
import { Quiet } from "./facts";
import { scalingQuery } from "./queries";

/** Which auto scaling configuration, and its figures as soon as they are read. */
export function ScalingWords({ service, scaling }: { service: ServiceRef; scaling: ScalingRef }) {
  const { data, error } = useQuery(scalingQuery(useHost(), service));
  // The service may have moved on to another revision since the figures were read.
  const figures = data?.current?.arn === scaling.arn ? data.current.figures : undefined;
  return (
    <>
      {scaling.name} <Quiet>revision {scaling.revision}</Quiet>
      {figures !== undefined && (
        <span className="block text-muted">
          {figures.maxConcurrency} requests per instance · {figures.minSize} to {figures.maxSize} instances
        </span>
      )}
      {error !== null && <span className="block text-muted">Its figures could not be read; see Scaling.</span>}
    </>
  );
}
