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
    const answer = await invoke<T | ArrayBuffer>(command, args);
    return answer instanceof ArrayBuffer ? await unpacked<T>(answer) : answer;
  } catch (thrown) {
    throw new FailureError(asFailure(thrown));
  }
}

/** A long answer, which travels compressed: the window's web view reads it in small pieces, and slowly. */
async function unpacked<T>(answer: ArrayBuffer): Promise<T> {
  const whole = new Response(answer).body?.pipeThrough(new DecompressionStream("deflate"));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a command answers is generated from Rust
  return (await new Response(whole).json()) as T;
}

/** The real program behind the window. */
export const tauriHost: Host = { commands: commandsOver(wire) };
