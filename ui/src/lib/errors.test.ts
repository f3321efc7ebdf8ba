import { failure } from "@test/fakeHost";
import { expect, test } from "vitest";
import { asFailure, FailureError, failureDetails, policyFor } from "./errors";

test("a failure from the wire stays what it is", () => {
  const denied = failure("accessDenied", { requestId: "r-1" });
  expect(asFailure(denied)).toBe(denied);
  expect(asFailure(new FailureError(denied))).toBe(denied);
});

test.each([[new TypeError("x is not a function"), "x is not a function"], ["a bare text", "a bare text"], [{ code: "new" }, "[object Object]"]])(
  "what is no failure of the wire is a defect of ours",
  (thrown, message) => {
    expect(asFailure(thrown)).toMatchObject({ code: "internal", message });
  },
);

test("the details have everything that support asks for, and no empty lines", () => {
  const details = failureDetails(
    failure("accessDenied", {
      message: "User is not authorized",
      requestId: "r-1",
      action: "apprunner:ListServices",
      cell: { profile: "acme", region: "eu-west-1" },
      causes: ["403"],
    }),
  );
  expect(details.split("\n")).toEqual([
    "Access denied (accessDenied)",
    "User is not authorized",
    "Profile and region: acme, eu-west-1",
    "Action: apprunner:ListServices",
    "Request id: r-1",
    "Caused by: 403",
  ]);
  expect(failureDetails(failure("network")).split("\n")).toHaveLength(2);
});

test("a policy grants the missing permission and nothing more", () => {
  expect(JSON.parse(policyFor("apprunner:ListServices"))).toEqual({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["apprunner:ListServices"], Resource: "*" }],
  });
});
