import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Button } from "./Button";
import { IconButton } from "./IconButton";
import { TooltipLayer } from "./TooltipLayer";

test("a button that cannot be used says why, to the eye and to readers, and does nothing", async () => {
  const onClick = vi.fn<() => void>();
  const user = userEvent.setup();
  render(
    <>
      <Button disabledReason="acme-audit is read-only." onClick={onClick}>
        Deploy
      </Button>
      <TooltipLayer />
    </>,
  );
  const button = screen.getByRole("button", { name: "Deploy" });
  expect(button).toHaveAttribute("aria-disabled", "true");
  expect(button).toHaveAccessibleDescription("acme-audit is read-only.");
  await user.tab();
  expect(button).toHaveFocus();
  await user.keyboard("{Enter}");
  await user.click(button);
  expect(onClick).not.toHaveBeenCalled();
});

test("the reason shows when the keyboard reaches the button", async () => {
  const user = userEvent.setup();
  render(
    <>
      <Button disabledReason="It is paused.">Deploy</Button>
      <TooltipLayer />
    </>,
  );
  expect(screen.getAllByText("It is paused.")).toHaveLength(1);
  await user.tab();
  await waitFor(() => expect(screen.getAllByText("It is paused.")).toHaveLength(2));
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.getAllByText("It is paused.")).toHaveLength(1));
});

test("a busy button takes no second click, and a form no second submission", async () => {
  const onSubmit = vi.fn<(event: React.SyntheticEvent) => void>((event) => event.preventDefault());
  const user = userEvent.setup();
  const form = (busy: boolean) => (
    <form onSubmit={onSubmit}>
      <Button type="submit" busy={busy}>
        Apply
      </Button>
    </form>
  );
  const { rerender } = render(form(false));
  await user.click(screen.getByRole("button"));
  rerender(form(true));
  await user.click(screen.getByRole("button"));
  expect(onSubmit).toHaveBeenCalledOnce();
  expect(screen.getByRole("button")).toHaveAttribute("aria-busy", "true");
});

test("an icon button has a name", () => {
  render(<IconButton icon="copy" label="Copy ARN" />);
  expect(screen.getByRole("button", { name: "Copy ARN" })).toBeInTheDocument();
});
