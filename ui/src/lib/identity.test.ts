import { expect, test } from "vitest";
import { principalOf } from "./identity";

test.each([
  ["arn:aws:sts::482100937716:assumed-role/Operator/ada", "Operator"],
  ["arn:aws:sts::482100937716:assumed-role/AWSReservedSSO_Read_Only_e811534c947b6675/ada", "Read_Only"],
  ["arn:aws:iam::111122223333:user/team/ada", "ada"],
  ["arn:aws:iam::111122223333:root", "root user"],
  ["arn:aws:sts::111122223333:federated-user/ada", null],
  ["nonsense", null],
])("%s is %s", (arn, principal) => {
  expect(principalOf(arn)).toBe(principal);
});
