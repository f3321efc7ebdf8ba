import { failing, fakeHost } from "@test/fakeHost";
import { row } from "@test/samples";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";
import type { EnvironmentName } from "@/platform/bindings/types";
import { HostContext } from "@/platform/host";
import { EnvironmentCard } from "./EnvironmentCard";

const { service } = row("checkout-web");
const names: EnvironmentName[] = [
  { kind: "value", name: "LOG_LEVEL" },
  { kind: "value", name: "REGION" },
  { kind: "secret", name: "DATABASE_URL", reference: "arn:aws:secretsmanager:eu-west-1:1:secret:db" },
];

function show(serviceEnvironmentValue: Commands["serviceEnvironmentValue"]) {
  const host = fakeHost({ serviceEnvironmentValue });
  render(
    <HostContext value={host}>
      <EnvironmentCard service={service} names={names} />
    </HostContext>,
  );
  return { host, user: userEvent.setup() };
}

test("values are hidden until one is asked for, one at a time, and can be hidden again", async () => {
  const ask = vi.fn<Commands["serviceEnvironmentValue"]>((_, name) => Promise.resolve(`value of ${name}`));
  const { user } = show(ask);
  expect(ask).not.toHaveBeenCalled();
  expect(screen.getAllByRole("img", { name: "hidden" })).toHaveLength(2);

  await user.click(screen.getByRole("button", { name: "Show LOG_LEVEL" }));
  expect(await screen.findByText("value of LOG_LEVEL")).toBeInTheDocument();
  expect(ask).toHaveBeenCalledExactlyOnceWith(service, "LOG_LEVEL");

  await user.click(screen.getByRole("button", { name: "Show REGION" }));
  expect(await screen.findByText("value of REGION")).toBeInTheDocument();
  expect(screen.queryByText("value of LOG_LEVEL")).not.toBeInTheDocument();

  await user.click(screen.getByRole("button", { name: "Hide REGION" }));
  expect(screen.queryByText("value of REGION")).not.toBeInTheDocument();
  expect(screen.getAllByRole("img", { name: "hidden" })).toHaveLength(2);
});

test("a secret shows what it refers to and offers no value", () => {
  show(failing("internal"));
  expect(screen.getByTitle("arn:aws:secretsmanager:eu-west-1:1:secret:db")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Show DATABASE_URL" })).not.toBeInTheDocument();
});

test("an answer that comes after another one was asked for is dropped", async () => {
  const waiting: ((value: string) => void)[] = [];
  const { user } = show(() => new Promise((resolve) => waiting.push(resolve)));
  await user.click(screen.getByRole("button", { name: "Show LOG_LEVEL" }));
  await user.click(screen.getByRole("button", { name: "Show REGION" }));
  waiting[1]?.("of the region");
  expect(await screen.findByText("of the region")).toBeInTheDocument();
  await act(async () => {
    waiting[0]?.("of the level");
    await Promise.resolve();
  });
  expect(screen.queryByText("of the level")).not.toBeInTheDocument();
  expect(screen.getByText("of the region")).toBeInTheDocument();
});

test("a refused value says why and stays hidden", async () => {
  const { user } = show(failing("accessDenied", { action: "apprunner:DescribeService" }));
  await user.click(screen.getByRole("button", { name: "Show LOG_LEVEL" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("The value could not be read: access denied");
  expect(screen.getAllByRole("img", { name: "hidden" })).toHaveLength(2);
});

test("a revealed value is copied through the program", async () => {
  const { host, user } = show(() => Promise.resolve("debug"));
  const copy = vi.spyOn(host.commands, "clipboardWrite");
  await user.click(screen.getByRole("button", { name: "Show LOG_LEVEL" }));
  await user.click(await screen.findByRole("button", { name: "Copy the value of LOG_LEVEL" }));
  expect(copy).toHaveBeenCalledWith("debug");
});
