import { useState } from "react";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { Switch } from "@/components/Switch";
import { TextField } from "@/components/TextField";
import { useChange } from "@/features/changes/changeContext";
import type { CustomDomain } from "@/platform/bindings/types";
import { domainKind, domainProblem, pointing } from "./domainName";
import type { ShownService } from "./useService";
import { useServiceActionReason } from "./useServiceActions";

const QUOTA_USED = "All 5 domains of the service are used: remove one, or ask AWS for a higher quota";

/** Asks for one more domain. What AWS says against it is shown by the review. */
export function AssociateForm({ shown, domains }: { shown: ShownService; domains: readonly CustomDomain[] }) {
  const desk = useChange();
  const notAllowed = useServiceActionReason(shown)("associateDomain");
  const [typed, setTyped] = useState("");
  const [www, setWww] = useState(false);
  const [asked, setAsked] = useState(false);
  const name = typed.trim().toLowerCase().replace(/\.$/, "");
  const taken = domains.map((domain) => domain.name.toLowerCase());
  const [sent, setSent] = useState<string | null>(null);
  if (sent !== null && taken.includes(sent)) {
    // It is among the service's domains: the field is ready for the next one.
    setSent(null);
    setTyped("");
    setWww(false);
  }
  const problem = domainProblem(name, taken);
  const kind = name === "" || problem !== null ? null : domainKind(name);

  const submit = () => {
    setAsked(true);
    if (problem !== null || reason !== undefined) return;
    desk.ask(shown.service, { kind: "associateDomain", domain: name, www: www && kind !== "wildcard" });
    setSent(name);
    setAsked(false);
  };
  const reason = notAllowed ?? (domains.length >= 5 ? QUOTA_USED : undefined);

  return (
    <Card title="Associate a domain">
      <form
        noValidate
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="Domain name"
          placeholder="app.example.com"
          value={typed}
          onValueChange={setTyped}
          // Nothing is called wrong while it is still being typed.
          error={asked ? (problem ?? undefined) : undefined}
          hint={kind === null ? "A root, a subdomain or a wildcard such as *.example.com." : pointing[kind].note}
          autoComplete="off"
          spellCheck={false}
          mono
        />
        <Switch
          checked={www && kind !== "wildcard"}
          onCheckedChange={setWww}
          label="Serve www. too"
          hint={
            kind === "wildcard"
              ? "A wildcard stands alone: there is no www. in front of it."
              : "One more validation record, and a record for the www. name."
          }
        />
        <div>
          <Button type="submit" variant="primary" disabledReason={reason} busy={desk.planning?.arn === shown.service.arn}>
            Review change
          </Button>
        </div>
      </form>
    </Card>
  );
}
