import { type RefObject, useEffect, useRef, useState } from "react";

/** Nearer to the end than this, in pixels, one is at the end. */
const END = 24;

/**
 * Keeps the end of a growing list in sight. Scrolling up stops it, returning to
 * the end starts it again, and a selection in the list holds it still.
 */
export function useFollow(
  scroller: RefObject<HTMLElement | null>,
  length: number,
  running: boolean,
  showLast: (index: number) => void,
) {
  const [following, setFollowing] = useState(true);
  const top = useRef(0);
  const show = useRef(showLast);
  useEffect(() => {
    show.current = showLast;
  });

  useEffect(() => {
    if (running && following && length > 0 && !selectsIn(scroller.current)) show.current(length - 1);
  }, [running, following, length, scroller]);

  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    // Only the reader scrolls up: what follows the log goes down.
    if (scrollTop < top.current) setFollowing(false);
    else if (scrollHeight - clientHeight - scrollTop < END) setFollowing(true);
    top.current = scrollTop;
  };
  return { following, onScroll, resume: () => setFollowing(true) };
}

function selectsIn(element: HTMLElement | null): boolean {
  const selection = document.getSelection();
  return (
    selection !== null && !selection.isCollapsed && element !== null && element.contains(selection.anchorNode)
  );
}
