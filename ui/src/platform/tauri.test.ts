import { deflateSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { FailureError } from "@/lib/errors";
import { tauriHost } from "./tauri";

const { invoke } = vi.hoisted(() => ({ invoke: vi.fn<(command: string, args: unknown) => Promise<unknown>>() }));
vi.mock("@tauri-apps/api/core", () => ({ invoke, Channel: vi.fn<() => void>() }));

test("a long answer comes compressed, and says the same", async () => {
  const answer = { generation: 7, operations: Array.from({ length: 5000 }, (_, id) => ({ id })) };
  const packed = deflateSync(JSON.stringify(answer));
  invoke.mockResolvedValue(new Uint8Array(packed).buffer);
  await expect(tauriHost.commands.fleetActivity(7)).resolves.toEqual(answer);
  expect(invoke).toHaveBeenCalledWith("fleet_activity", { generation: 7 });
});

test("one that was damaged on its way is a failure, not half an answer", async () => {
  const packed = new Uint8Array(deflateSync(JSON.stringify(Array.from({ length: 5000 }, (_, id) => id))));
  invoke.mockResolvedValue(packed.slice(0, packed.length / 2).buffer);
  await expect(tauriHost.commands.fleetActivity(7)).rejects.toBeInstanceOf(FailureError);
});
