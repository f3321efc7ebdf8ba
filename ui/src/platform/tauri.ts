import { Channel, invoke } from "@tauri-apps/api/core";
import { asFailure, FailureError } from "@/lib/errors";
import { commandsOver, type Wire } from "./bindings/commands";
import type { Host } from "./host";

const wire: Wire = {
  call: sent,
  stream: async (command, args, onMessage) => {
    await sent(command, { ...args, channel: new Channel(onMessage) });
  },
};

/** A call to Rust. What it rejects with is a Failure; our own defects are made one. */
async function sent<T>(command: string, args: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    throw new FailureError(asFailure(thrown));
  }
}

/** The real program behind the window. */
export const tauriHost: Host = { commands: commandsOver(wire) };
