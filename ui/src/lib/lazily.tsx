import { type ComponentType, lazy, type ReactNode, Suspense, useState } from "react";

export interface OverlayProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/**
 * An overlay whose code is read when it is first opened, and that stays from
 * then on, so that it can also close in its own time. The start pays nothing.
 */
export function lazyOverlay<P extends { open: boolean }>(read: () => Promise<ComponentType<P>>): (props: P) => ReactNode {
  const Read = lazy(async () => ({ default: await read() }));
  return function Overlay(props: P) {
    const [wanted, setWanted] = useState(false);
    if (props.open && !wanted) setWanted(true);
    return (
      wanted && (
        <Suspense>
          <Read {...props} />
        </Suspense>
      )
    );
  };
}

/** A page whose code is read when it is first opened: the start shows the fleet, and pays for nothing else. */
export function lazyPage<P extends object>(read: () => Promise<ComponentType<P>>): (props: P) => ReactNode {
  const Read = lazy(async () => ({ default: await read() }));
  return function Page(props: P) {
    return (
      <Suspense>
        <Read {...props} />
      </Suspense>
    );
  };
}
