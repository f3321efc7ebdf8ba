import { fakeHost } from "@test/fakeHost";
import { renderApp } from "@test/renderApp";
import { start } from "@test/samples";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Network } from "@/platform/bindings/types";

async function card(network: Network) {
  renderApp(fakeHost({}, { ...start, network }), "/settings");
  const region = within(await screen.findByRole("region", { name: "Network" }));
  return Object.fromEntries(
    region.getAllByRole("term").map((term) => [term.textContent, term.nextElementSibling?.textContent]),
  );
}

test("the proxies and the authorities are shown with the variables that they come from", async () => {
  const facts = await card({
    proxies: [
      {
        calls: "https",
        address: { variable: "HTTPS_PROXY", value: "http://proxy.test:3128" },
        authenticated: true,
      },
      { calls: "rest", address: { variable: "all_proxy", value: "socks5://proxy.test:1080" }, authenticated: false },
    ],
    pastProxies: { variable: "NO_PROXY", value: ".internal" },
    authorities: { variable: "AWS_CA_BUNDLE", value: "/etc/corp.pem" },
  });
  expect(facts).toEqual({
    "Proxy, HTTPS": "http://proxy.test:3128 from HTTPS_PROXYIts user name and password are not shown.",
    "Proxy, others": "socks5://proxy.test:1080 from all_proxy",
    "Past the proxy": ".internal from NO_PROXYLoopback in any case.",
    "CA bundle": "/etc/corp.pem from AWS_CA_BUNDLEBesides the system's authorities.",
  });
});

test("where the environment names nothing, that is said", async () => {
  const facts = await card({ proxies: [], pastProxies: null, authorities: null });
  expect(facts).toEqual({ Proxy: "None", "CA bundle": "None: the system's" });
});
