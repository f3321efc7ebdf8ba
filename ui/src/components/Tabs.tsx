import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export interface Tab<T extends string> {
  value: T;
  label: string;
  /** After the label: how many there are. */
  count?: number | undefined;
}

export interface TabsProps<T extends string> {
  label: string;
  tabs: readonly Tab<T>[];
  value: T;
  onValueChange: (value: T) => void;
  /** The content of the chosen tab. */
  children: ReactNode;
}

/** Which tab is open is view state: keep it in the URL. */
export function Tabs<T extends string>({ label, tabs, value, onValueChange, children }: TabsProps<T>) {
  return (
    <BaseTabs.Root
      value={value}
      onValueChange={(next: T) => onValueChange(next)}
      className="flex min-h-0 flex-1 flex-col"
    >
      <BaseTabs.List aria-label={label} className="flex flex-none gap-5 overflow-x-auto border-b border-line px-5">
        {tabs.map((tab) => (
          <BaseTabs.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px flex-none border-b-2 border-transparent pt-2 pb-2 font-medium text-muted transition-colors hover:text-fg data-active:border-accent-strong data-active:text-fg"
          >
            {tab.label}
            {tab.count !== undefined && <span className="num ml-1.5 text-faint">{tab.count}</span>}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      <BaseTabs.Panel value={value} className="flex min-h-0 flex-1 flex-col outline-none">
        {children}
      </BaseTabs.Panel>
    </BaseTabs.Root>
  );
}
