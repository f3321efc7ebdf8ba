import type { Change, ServiceRef } from "@/platform/bindings/types";

const verbs: Record<Change["kind"], string> = {
  deploy: "Deploy",
  pause: "Pause",
  resume: "Resume",
  delete: "Delete",
  scale: "Change auto scaling",
  associateDomain: "Associate a domain",
  disassociateDomain: "Remove a domain",
};

/** What a change does, before there is a plan that says it. */
export function changeVerb(change: Change): string {
  return verbs[change.kind];
}

/** A service's name: the ARN ends in "service/<name>/<id>". */
export function nameOf(service: ServiceRef): string {
  return service.arn.split("/")[1] ?? service.arn;
}
