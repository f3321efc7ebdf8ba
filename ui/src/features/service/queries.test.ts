import { QueryObserver } from "@tanstack/react-query";
import { failing, fakeHost } from "@test/fakeHost";
import { row } from "@test/samples";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createQueryClient } from "@/lib/queries";
import type { FailureCode } from "@/platform/bindings/types";
import { serviceQuery } from "./queries";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** How often a service that no fleet follows is read in five minutes in which it fails. */
async function readings(code: FailureCode): Promise<number> {
  const serviceRead = vi.fn<() => Promise<never>>(failing(code));
  const query = serviceQuery(fakeHost({ serviceRead }), row("checkout-web").service, false);
  const stop = new QueryObserver(createQueryClient(), query).subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(300_000);
  stop();
  return serviceRead.mock.calls.length;
}

test.each<FailureCode>(["profileInvalid", "needsMfa", "needsKeyring", "accessDenied"])(
  "what only a person can mend (%s) is not asked for again by itself",
  async (code) => {
    await expect(readings(code)).resolves.toBe(1);
  },
);

test("what may pass is asked for again", async () => {
  await expect(readings("network")).resolves.toBeGreaterThan(5);
});
