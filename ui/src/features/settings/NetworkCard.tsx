import { Card } from "@/components/Card";
import { Fact, KeyValue } from "@/components/KeyValue";
import { useStart } from "@/lib/start";
import type { FromEnvironment, ProxiedCalls } from "@/platform/bindings/types";

const calls: Record<ProxiedCalls, string> = { https: "Proxy, HTTPS", http: "Proxy, HTTP", rest: "Proxy, others" };

/** What stands between the program and AWS. The environment decides it, so there is nothing to set here. */
export function NetworkCard() {
  const { proxies, pastProxies, authorities } = useStart().network;
  return (
    <Card title="Network" note="from the environment, at the start">
      <KeyValue>
        {proxies.length === 0 && <Fact name="Proxy">None</Fact>}
        {proxies.map((proxy) => (
          <Fact key={proxy.calls} name={calls[proxy.calls]}>
            <Said {...proxy.address} />
            {proxy.authenticated && <p className="text-sm text-faint">Its user name and password are not shown.</p>}
          </Fact>
        ))}
        {(proxies.length > 0 || pastProxies !== null) && (
          <Fact name="Past the proxy">
            {pastProxies === null ? "Loopback alone" : <Said {...pastProxies} />}
            {pastProxies !== null && <p className="text-sm text-faint">Loopback in any case.</p>}
          </Fact>
        )}
        <Fact name="CA bundle">
          {authorities === null ? "None: the system's" : <Said {...authorities} />}
          {authorities !== null && <p className="text-sm text-faint">Besides the system's authorities.</p>}
        </Fact>
      </KeyValue>
      <p className="mt-2 text-sm text-faint">
        A profile with a <code>ca_bundle</code> of its own trusts that as well.
      </p>
    </Card>
  );
}

function Said({ variable, value }: FromEnvironment) {
  return (
    <p className="wrap-anywhere select-text">
      {value} <span className="text-sm text-faint">from {variable}</span>
    </p>
  );
}
