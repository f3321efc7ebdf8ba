/**
 * Who one is, shortly: the role that was assumed, or the user. Null for an ARN
 * of a form that we do not know.
 */
export function principalOf(arn: string): string | null {
  const [, , , , , resource = ""] = arn.split(":");
  const [kind, ...path] = resource.split("/");
  if (kind === "root") return "root user";
  if (kind === "assumed-role") return path[0] === undefined ? null : permissionSet(path[0]);
  if (kind === "user") return path.at(-1) ?? null;
  return null;
}

/** Identity Center names its roles "AWSReservedSSO_AdministratorAccess_e811534c947b6675": the middle is what people know. */
function permissionSet(role: string): string {
  return /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(role)?.[1] ?? role;
}
