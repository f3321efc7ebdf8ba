import { Card } from "@/components/Card";
import { CopyButton } from "@/components/CopyButton";
import { Fact, KeyValue } from "@/components/KeyValue";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { RelativeTime } from "@/components/RelativeTime";
import { accountId } from "@/lib/format";
import type { ConfigurationView, ServiceView } from "@/platform/bindings/types";
import { arnName, healthCheckWords, sizeWords } from "./configurationWords";
import { Quiet, Unreported } from "./facts";
import { ScalingWords } from "./ScalingWords";
import { SourceFacts } from "./SourceFacts";

/** How the service is made, as AWS reports it. */
export function ConfigurationCard({ view }: { view: ServiceView }) {
  const { configuration, summary, account } = view;
  const { scaling, healthCheck, observability, kmsKey } = configuration;
  const health = healthCheck === null ? null : healthCheckWords(healthCheck);
  return (
    <Card title="Configuration" note={<RelativeTime at={view.readAt} prefix="read" />}>
      <KeyValue>
        <SourceFacts configuration={configuration} />
        <Fact name="Size">{sizeWords(configuration) ?? <Unreported />}</Fact>
        <Fact name="Auto scaling">
          {scaling === null ? <Unreported /> : <ScalingWords service={view.service} scaling={scaling} />}
        </Fact>
        <Fact name="Health check">
          {health === null ? (
            <Unreported />
          ) : (
            <>
              {health.what} <span className="block text-muted">{health.detail}</span>
            </>
          )}
        </Fact>
        <NetworkFact configuration={configuration} />
        <ArnFact name="Instance role" arn={configuration.instanceRoleArn} none="None" />
        {configuration.accessRoleArn !== null && <ArnFact name="Access role" arn={configuration.accessRoleArn} />}
        {configuration.connectionArn !== null && <ArnFact name="Connection" arn={configuration.connectionArn} />}
        <Fact name="Tracing">{observability === null ? "Off" : "AWS X-Ray"}</Fact>
        {kmsKey !== null && <ArnFact name="Encryption key" arn={kmsKey} />}
        <Fact name="Account">{accountId(account)}</Fact>
        <Fact name="ARN">
          <span className="flex min-w-0 items-center gap-1">
            <MiddleTruncate text={summary.arn} mono tail={12} />
            <CopyButton text={summary.arn} label="Copy ARN" />
          </span>
        </Fact>
        {summary.createdAt !== null && (
          <Fact name="Created">
            <RelativeTime at={summary.createdAt} />
          </Fact>
        )}
      </KeyValue>
    </Card>
  );
}

function NetworkFact({ configuration }: { configuration: ConfigurationView }) {
  const { public: open, vpcConnectorArn, ipAddressType } = configuration;
  return (
    <Fact name="Network">
      {open === null ? <Unreported /> : open ? "Public" : "Private"}
      {ipAddressType !== null && <Quiet> · {ipAddressType === "DUAL_STACK" ? "IPv4 and IPv6" : ipAddressType}</Quiet>}
      <span className="block text-muted">
        {vpcConnectorArn === null ? (
          "Outgoing traffic to the internet"
        ) : (
          <>
            Outgoing traffic through VPC connector <span title={vpcConnectorArn}>{arnName(vpcConnectorArn)}</span>
          </>
        )}
      </span>
    </Fact>
  );
}

function ArnFact({ name, arn, none }: { name: string; arn: string | null; none?: string }) {
  return (
    <Fact name={name}>
      {arn === null ? (
        <span className="text-muted">{none}</span>
      ) : (
        <span title={arn} className="flex min-w-0 items-center gap-1">
          <span className="truncate">{arnName(arn)}</span>
          <CopyButton text={arn} label={`Copy ARN of the ${name.toLowerCase()}`} />
        </span>
      )}
    </Fact>
  );
}
