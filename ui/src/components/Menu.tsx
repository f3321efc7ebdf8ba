import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Fragment, type ReactElement, useId } from "react";
import { cx } from "@/lib/classes";
import { Icon } from "./Icon";
import type { IconName } from "./iconPaths";
import { Kbd } from "./Kbd";
import { itemLook, popupLook } from "./popup";

export interface MenuItem {
  id: string;
  label: string;
  icon?: IconName;
  chord?: string;
  danger?: boolean;
  /** Why it cannot be chosen; shown under its label. */
  disabledReason?: string | undefined;
  onSelect: () => void;
}

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  /** Groups, drawn with a line between them. */
  groups: readonly (readonly MenuItem[])[];
  align?: "start" | "end";
}

export function Menu({ trigger, groups, align = "end" }: MenuProps) {
  const shown = groups.filter((group) => group.length > 0);
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={4} align={align} className="z-50 outline-none">
          <BaseMenu.Popup className={cx(popupLook, "min-w-44")}>
            {shown.map((group, index) => (
              <Fragment key={group[0]?.id}>
                {index > 0 && <BaseMenu.Separator className="mx-1 my-1 h-px bg-line" />}
                {group.map((item) => (
                  <Item key={item.id} item={item} />
                ))}
              </Fragment>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function Item({ item }: { item: MenuItem }) {
  const id = useId();
  return (
    <BaseMenu.Item
      disabled={item.disabledReason !== undefined}
      onClick={item.onSelect}
      label={item.label}
      aria-labelledby={id}
      aria-describedby={item.disabledReason === undefined ? undefined : `${id}-why`}
      className={cx(itemLook, item.danger === true && "text-bad")}
    >
      {item.icon !== undefined && <Icon name={item.icon} size={15} />}
      <span className="min-w-0 flex-1">
        <span id={id}>{item.label}</span>
        {item.disabledReason !== undefined && (
          <span id={`${id}-why`} className="block max-w-64 text-sm text-muted">
            {item.disabledReason}
          </span>
        )}
      </span>
      {item.chord !== undefined && <Kbd chord={item.chord} />}
    </BaseMenu.Item>
  );
}
