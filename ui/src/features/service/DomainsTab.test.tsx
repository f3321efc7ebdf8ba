import { failing, fakeHost } from "@test/fakeHost";
import { renderApp } from "@test/renderApp";
import { row } from "@test/samples";
import { oneService, pageOf } from "@test/serviceSamples";
import { act, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";
import type { CustomDomain, Domains } from "@/platform/bindings/types";

const web = row("checkout-web");
const dnsTarget = "q3vnxk2p9d.eu-west-1.awsapprunner.com";
const record = (name: string, status: string | null) => ({ name, kind: "CNAME", value: `value-of-${name}`, status });

function domain(name: string, more: Partial<CustomDomain> = {}): CustomDomain {
  return { name, www: false, status: "ACTIVE", records: [], ...more };
}

function open(domains: CustomDomain[], more: Partial<Commands> = {}) {
  const host = fakeHost({ ...oneService(web), domainsRead: () => Promise.resolve({ dnsTarget, domains }), ...more });
  return { host, ...renderApp(host, pageOf(web, "?tab=domains")) };
}

afterEach(() => {
  vi.useRealTimers();
});

test("a pending domain says what to do and lists every record, each to be copied", async () => {
  const { host, user } = open([
    domain("example.com", {
      www: true,
      status: "PENDING_CERTIFICATE_DNS_VALIDATION",
      records: [record("_a.example.com", "SUCCESS"), record("_b.www.example.com", "PENDING_VALIDATION"), record("_c.example.com", null)],
    }),
  ]);
  const copy = vi.spyOn(host.commands, "clipboardWrite");
  const card = await screen.findByRole("region", { name: "example.com" });
  expect(within(card).getByText("Add DNS records")).toBeInTheDocument();
  const rows = within(within(card).getByRole("table")).getAllByRole("row").slice(1);
  expect(rows.map((one) => one.textContent)).toEqual([
    "_a.example.comCNAMEvalue-of-_a.example.comValidated",
    "_b.www.example.comCNAMEvalue-of-_b.www.example.comNot seen yet",
    "_c.example.comCNAMEvalue-of-_c.example.comnot reported",
    `example.comALIAS${dnsTarget}not checked`,
    `www.example.comCNAME${dnsTarget}not checked`,
  ]);
  expect(within(card).getByText(/At the root a CNAME is impossible/)).toBeInTheDocument();
  await user.click(within(card).getByRole("button", { name: "Copy the value of the validation record 1 of example.com" }));
  expect(copy).toHaveBeenCalledWith("value-of-_a.example.com");
  expect(screen.getByText("1 of 5")).toBeInTheDocument();
});

test.each([
  ["CREATING", "Creating"],
  ["BINDING_CERTIFICATE", "Binding the certificate"],
  ["ACTIVE", "Active"],
  ["CREATE_FAILED", "Not associated"],
  ["DELETING", "Removing"],
  ["DELETE_FAILED", "Not removed"],
  ["SOMETHING_ELSE", "SOMETHING_ELSE"],
])("%s is told as %s", async (status, words) => {
  open([domain("app.example.com", { status })]);
  const card = await screen.findByRole("region", { name: "app.example.com" });
  expect(within(card).getByText(words)).toBeInTheDocument();
});

test("domains on their way are read again by themselves, settled ones are not", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const answer = (status: string): Domains => ({ dnsTarget, domains: [domain("app.example.com", { status })] });
  const domainsRead = vi
    .fn<Commands["domainsRead"]>()
    .mockResolvedValueOnce(answer("CREATING"))
    .mockResolvedValue(answer("ACTIVE"));
  open([], { domainsRead });
  expect(await screen.findByText("Creating")).toBeInTheDocument();
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  expect(await screen.findByText("Active")).toBeInTheDocument();
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(domainsRead).toHaveBeenCalledTimes(2);
});

test("a domain is associated through a plan, with what was typed", async () => {
  const changePlan = vi.fn<Commands["changePlan"]>(failing("invalidRequest", { message: "Domain is used elsewhere." }));
  const { user } = open([], { changePlan });
  const field = await screen.findByRole("textbox", { name: "Domain name" });
  await user.type(field, " Example.COM. ");
  await user.click(screen.getByRole("switch", { name: "Serve www. too" }));
  await user.click(screen.getByRole("button", { name: "Review change" }));
  expect(changePlan).toHaveBeenCalledExactlyOnceWith(web.service, { kind: "associateDomain", domain: "example.com", www: true });
  expect(await screen.findByText("Domain is used elsewhere.")).toBeInTheDocument();
  expect(field).toHaveValue(" Example.COM. ");
});

test("a name that cannot work is refused under its field, and a wildcard has no www", async () => {
  const changePlan = vi.fn<Commands["changePlan"]>(failing("planStale"));
  const { user } = open([domain("app.example.com")], { changePlan });
  const field = await screen.findByRole("textbox", { name: "Domain name" });
  await user.type(field, "app.example.com");
  expect(field).not.toHaveAttribute("aria-invalid");
  await user.click(screen.getByRole("button", { name: "Review change" }));
  expect(field).toHaveAccessibleDescription("This domain is already associated with the service.");
  expect(changePlan).not.toHaveBeenCalled();

  await user.click(screen.getByRole("switch", { name: "Serve www. too" }));
  await user.clear(field);
  await user.type(field, "*.example.com");
  await user.click(screen.getByRole("button", { name: "Review change" }));
  expect(changePlan).toHaveBeenCalledWith(web.service, { kind: "associateDomain", domain: "*.example.com", www: false });
});

test("five domains are the quota, and a domain is removed through a plan", async () => {
  const changePlan = vi.fn<Commands["changePlan"]>(failing("planStale"));
  const { user } = open([1, 2, 3, 4, 5].map((n) => domain(`d${n}.example.com`)), { changePlan });
  const card = await screen.findByRole("region", { name: "d3.example.com" });
  expect(screen.getByText("5 of 5")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Review change" })).toHaveAccessibleDescription(/All 5 domains/);
  await user.click(within(card).getByRole("button", { name: "Remove…" }));
  await waitFor(() =>
    expect(changePlan).toHaveBeenCalledExactlyOnceWith(web.service, { kind: "disassociateDomain", domain: "d3.example.com" }),
  );
});

test("no domains, and domains that cannot be read", async () => {
  const first = open([]);
  expect(await screen.findByText("No custom domains")).toBeInTheDocument();
  first.unmount();
  open([], { domainsRead: failing("throttled") });
  expect(await screen.findByText(/^The domains could not be read/)).toBeInTheDocument();
});
