/*
 * How every popup and every item in one looks, so that menus, selects and
 * comboboxes cannot drift apart.
 */
export const popupLook =
  "overlay-motion max-w-[calc(100vw-16px)] rounded-lg border border-line-strong bg-raised p-1 text-fg shadow-overlay outline-none";

export const itemLook =
  "flex min-h-7 items-center gap-2 rounded-sm px-2 py-1 outline-none select-none data-disabled:opacity-50 data-highlighted:bg-selected";
