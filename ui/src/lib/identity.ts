/**
 * Who one is, shortly: the role that was assumed, or the user. Null for an ARN
 * of a form that we do not know.
 */
export function principalOf(arn: string): string | null {
  const [, , , , , resource = ""] = arn.split(":");
  const [kind, ...path] = resource.split("/");
  if (kind === "root") return "root user";
  if (kind === "assumed-role") return path[0] ?? null;
  if (kind === "user") return path.at(-1) ?? null;
  return null;
}
