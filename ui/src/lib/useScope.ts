import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Scope } from "@/platform/bindings/types";
import { decodeScope, encodeScope } from "./scope";
import { useStart } from "./start";

/** The profiles and regions on screen: what the URL says, else what was open last. */
export function useScope(): Scope {
  const start = useStart();
  const { scope } = useSearch({ from: "__root__" });
  return useMemo(() => (scope === undefined ? null : decodeScope(scope)) ?? start.scope, [scope, start.scope]);
}

/** Opens another scope on the same page: a step that "back" undoes. */
export function useSetScope(): (scope: Scope) => void {
  const navigate = useNavigate();
  return (scope) => {
    void navigate({ to: ".", state: true, search: (search) => ({ ...search, scope: encodeScope(scope) }) });
  };
}
