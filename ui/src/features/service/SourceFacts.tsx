import { CopyButton } from "@/components/CopyButton";
import { Fact } from "@/components/KeyValue";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { useNow } from "@/lib/clock";
import { today } from "@/lib/readings";
import type { ConfigurationView, Source } from "@/platform/bindings/types";
import { Quiet, Unreported, Warned } from "./facts";
import { repositoryName } from "./configurationWords";
import { runtimeWords } from "./runtimes";

/** Where the code comes from, how it runs, and what deploys it. */
export function SourceFacts({ configuration }: { configuration: ConfigurationView }) {
  const { source, autoDeployments, port, startCommand, buildCommand } = configuration;
  return (
    <>
      <Fact name="Source">
        <SourceWords source={source} />
      </Fact>
      {source.kind === "code" && (
        <Fact name="Runtime">
          <RuntimeFact runtime={source.runtime} />
        </Fact>
      )}
      <Fact name="Deployment">
        {autoDeployments ? "Automatic" : "Manual"}{" "}
        <Quiet>
          {autoDeployments && (source.kind === "code" ? "on every push" : "on every image pushed to the tag")}
        </Quiet>
      </Fact>
      {port !== null && <Fact name="Port">{port}</Fact>}
      {buildCommand !== null && <CommandFact name="Build command" command={buildCommand} />}
      {startCommand !== null && <CommandFact name="Start command" command={startCommand} />}
    </>
  );
}

function SourceWords({ source }: { source: Source }) {
  switch (source.kind) {
    case "image":
      return (
        <>
          <span className="flex min-w-0 items-center gap-1">
            <MiddleTruncate text={source.identifier} mono tail={24} />
            <CopyButton text={source.identifier} label="Copy image identifier" />
          </span>
          <Quiet>{source.public ? "ECR Public" : "Private ECR repository"}</Quiet>
        </>
      );
    case "code":
      return (
        <>
          <span className="font-mono text-sm wrap-anywhere">
            {repositoryName(source.repository)}@{source.branch}
          </span>
          {source.directory !== null && <Quiet> · {source.directory}</Quiet>}
        </>
      );
    case "unreported":
      return <Unreported />;
    default:
      return source satisfies never;
  }
}

function RuntimeFact({ runtime }: { runtime: string | null }) {
  const day = useNow(0, today);
  if (runtime === null) return <Quiet>set by apprunner.yaml in the repository</Quiet>;
  const { words, ended } = runtimeWords(runtime, day);
  return (
    <>
      {words}
      {ended !== null && (
        <>
          {" · "}
          <Warned>{ended}</Warned>
        </>
      )}
    </>
  );
}

function CommandFact({ name, command }: { name: string; command: string }) {
  return (
    <Fact name={name}>
      <code className="wrap-anywhere select-text">{command}</code>
    </Fact>
  );
}
