import { createContext, use } from "react";
import type { Commands } from "./bindings/commands";

/**
 * All that the program does for the window. Nothing outside `platform` knows
 * that Tauri is behind it, and a test puts an object of its own here.
 *
 * Every command rejects with a FailureError, and with nothing else. Pushed
 * events come through `commands.eventsSubscribe`.
 */
export interface Host {
  readonly commands: Commands;
}

export const HostContext = createContext<Host | null>(null);

export function useHost(): Host {
  const host = use(HostContext);
  if (host === null) throw new Error("a component that calls commands stands outside <HostContext>");
  return host;
}
