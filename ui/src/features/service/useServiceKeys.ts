import { useNavigate } from "@tanstack/react-router";
import { flashes } from "@/lib/flash";
import { usePaletteEntries } from "@/lib/palette";
import { paths, type ServiceTab, serviceTabs } from "@/lib/paths";
import { useShortcuts } from "@/lib/shortcuts";
import { useOutside } from "./useOutside";
import type { ShownService } from "./useService";
import { type ServiceAction, useServiceActions } from "./useServiceActions";
import { tabWords } from "./tabWords";

/** A key shows no tooltip, so it says in a notice why nothing happens. */
function runOrSay({ label, disabledReason, run }: ServiceAction, name: string): void {
  if (disabledReason === undefined) run();
  else flashes.show({ id: label, tone: "idle", title: `${label} ${name}: not now`, detail: `${disabledReason}.`, passing: true });
}

/** The service page's shortcuts, and its part of the palette. */
export function useServiceKeys(shown: ShownService): void {
  const { service, name } = shown;
  const actions = useServiceActions(shown);
  const outside = useOutside(service);
  const navigate = useNavigate();
  const go = (tab: ServiceTab) => () => void navigate(paths.service(service, tab === "overview" ? {} : { tab }));

  useShortcuts([
    { chord: "y", label: "Copy ARN", group: "Service", run: outside.copyArn },
    { chord: "d", label: "Deploy", group: "Service", run: () => runOrSay(actions.deploy, name) },
    { chord: "l", label: "Activity and logs", group: "Service", run: go("activity") },
    { chord: "m", label: "Metrics", group: "Service", run: go("metrics") },
    { chord: "b", label: "Open in AWS console", group: "Service", run: outside.openConsole },
  ]);
  usePaletteEntries([
    ...[actions.deploy, actions.toggle, actions.delete].map((action) => ({
      id: `service ${action.label}`,
      group: "Actions" as const,
      label: `${action.label.replace("…", "")} ${name}`,
      icon: action.icon,
      disabledReason: action.disabledReason,
      run: action.run,
    })),
    { id: "service arn", group: "Actions", label: `Copy ARN of ${name}`, icon: "copy", chord: "y", run: outside.copyArn },
    {
      id: "service console",
      group: "Actions",
      label: `Open ${name} in the AWS console`,
      icon: "open",
      chord: "b",
      run: outside.openConsole,
    },
    ...serviceTabs.map((tab) => ({
      id: `service tab ${tab}`,
      group: "Pages" as const,
      label: `${name}: ${tabWords[tab].toLowerCase()}`,
      icon: "chevron-right" as const,
      run: go(tab),
    })),
  ]);
}
