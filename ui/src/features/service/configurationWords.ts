import type { ConfigurationView, HealthCheck } from "@/platform/bindings/types";

/** "1 vCPU · 2 GB"; null where AWS reports neither. */
export function sizeWords({ cpu, memory }: Pick<ConfigurationView, "cpu" | "memory">): string | null {
  const parts = [cpu === null ? null : `${cpu / 1024} vCPU`, memory === null ? null : `${memory / 1024} GB`];
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.join(" · ");
}

/** "HTTP /ready" and, quieter, "every 5 s, timeout 2 s · healthy after 1, unhealthy after 5". */
export function healthCheckWords(check: HealthCheck): { what: string; detail: string } {
  const rhythm = [
    check.interval === null ? null : `every ${check.interval} s`,
    check.timeout === null ? null : `timeout ${check.timeout} s`,
  ];
  const thresholds = [
    check.healthyThreshold === null ? null : `healthy after ${check.healthyThreshold}`,
    check.unhealthyThreshold === null ? null : `unhealthy after ${check.unhealthyThreshold}`,
  ];
  return {
    // A TCP check has a path in the API, which it does not use.
    what: check.protocol === "HTTP" ? `HTTP ${check.path ?? "/"}` : check.protocol,
    detail: [joined(rhythm), joined(thresholds)].filter((part) => part !== "").join(" · "),
  };
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(", ");
}

/** What an ARN names: "role/TaskRole" is TaskRole, "connection/github/1f0…" is github. */
export function arnName(arn: string): string {
  const resource = arn.split(":").slice(5).join(":");
  const [kind, ...rest] = resource.split("/");
  if (rest.length === 0) return resource === "" ? arn : resource;
  // Roles may have a path before their name; App Runner's own ARNs have an id after it.
  return (kind === "role" ? rest.at(-1) : rest[0]) ?? arn;
}

/** A repository's URL as people name it: "github.com/acme/web". */
export function repositoryName(url: string): string {
  return url.replace(/^https?:\/\//, "").replace(/\.git$/, "");
}

/** An image's identifier without the registry's host, which says nothing that the region and account beside it do not. */
export function imageName(identifier: string): string {
  return identifier.replace(/^[^/]+\.(?:amazonaws\.com(?:\.cn)?|ecr\.aws)\//, "");
}

/** So much of a digest as is shown: enough to tell images apart, as Docker's own tools do. */
export function shortDigest(digest: string): string {
  return digest.replace(/^(sha256:[0-9a-f]{12}).*$/, "$1");
}
