import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { MiddleTruncate } from "./MiddleTruncate";

const arn = "arn:aws:apprunner:eu-west-1:111122223333:service/checkout-web/8fe1e10304f84fd2b0df550fe98a71fa";

test("a long text keeps its end apart to the eye", () => {
  render(<MiddleTruncate text={arn} />);
  expect(screen.getByTitle(arn)).toHaveAttribute("data-tail", "e98a71fa");
  expect(screen.getByTitle(arn)).toHaveTextContent(new RegExp(`^${arn}$`));
});

test("it is one piece in the name of what it stands in", () => {
  render(
    <button type="button">
      <MiddleTruncate text={arn} />
    </button>,
  );
  expect(screen.getByRole("button", { name: arn })).toBeInTheDocument();
});

test("what there is room for is left in one piece", () => {
  render(<MiddleTruncate text="checkout-web-frontend" tail={5} fits={24} />);
  expect(screen.getByText("checkout-web-frontend")).not.toHaveAttribute("data-tail");
});

test("a short text is left in one piece", () => {
  render(<MiddleTruncate text="ledger" />);
  expect(screen.getByText("ledger")).not.toHaveAttribute("data-tail");
});
