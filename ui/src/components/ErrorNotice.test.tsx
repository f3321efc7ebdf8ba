import { failing, failure, fakeHost } from "@test/fakeHost";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { flashes } from "@/lib/flash";
import type { Commands } from "@/platform/bindings/commands";
import type { Failure } from "@/platform/bindings/types";
import { type Host, HostContext } from "@/platform/host";
import { ErrorNotice } from "./ErrorNotice";

function setup(shown: Failure, host: Host = fakeHost(), onRetry?: () => void) {
  render(
    <HostContext value={host}>
      <ErrorNotice failure={shown} what="The fleet" onRetry={onRetry} />
    </HostContext>,
  );
  return userEvent.setup();
}

afterEach(() => {
  flashes.dismiss("copy");
});

test("a denied call names the permission and offers a policy with it", async () => {
  const clipboardWrite = vi.fn<Commands["clipboardWrite"]>(() => Promise.resolve());
  const user = setup(
    failure("accessDenied", { action: "apprunner:ListServices", requestId: "r-1" }),
    fakeHost({ clipboardWrite }),
  );
  const notice = screen.getByRole("alert");
  expect(notice).toHaveTextContent("The fleet: access denied");
  expect(notice).toHaveTextContent("apprunner:ListServices");
  expect(notice).toHaveTextContent("Request id r-1");
  await user.click(screen.getByRole("button", { name: "Copy policy" }));
  expect(clipboardWrite).toHaveBeenCalledWith(expect.stringContaining('"Action": [\n        "apprunner:ListServices"'));
  expect(await screen.findByRole("button", { name: "Copied" })).toBeInTheDocument();
});

test("what may pass is retried, and a plan that is stale is planned again", async () => {
  const onRetry = vi.fn<() => void>();
  const user = setup(failure("network"), fakeHost(), onRetry);
  await user.click(screen.getByRole("button", { name: "Retry" }));
  expect(onRetry).toHaveBeenCalledOnce();
});

test("a stale plan is planned again", () => {
  setup(failure("planStale"), fakeHost(), () => undefined);
  expect(screen.getByRole("button", { name: "Plan again" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Retry" })).not.toBeInTheDocument();
});

test("where copying fails, nothing claims to be copied", async () => {
  const user = setup(failure("network"), fakeHost({ clipboardWrite: failing("internal") }));
  await user.click(screen.getByRole("button", { name: "Copy details" }));
  expect(screen.queryByRole("button", { name: "Copied" })).not.toBeInTheDocument();
  expect(flashes.all()).toMatchObject([{ id: "copy", tone: "bad", title: "Not copied" }]);
});

test("what a program said is shown, and is no part of what is passed on", async () => {
  const clipboardWrite = vi.fn<Commands["clipboardWrite"]>(() => Promise.resolve());
  const user = setup(
    failure("profileInvalid", { message: "the credential process failed", said: "the vault is shut" }),
    fakeHost({ clipboardWrite }),
  );
  expect(screen.getByRole("alert")).toHaveTextContent("It said: the vault is shut");
  await user.click(screen.getByRole("button", { name: "Copy details" }));
  expect(clipboardWrite).toHaveBeenCalledExactlyOnceWith(expect.not.stringContaining("vault"));
});
