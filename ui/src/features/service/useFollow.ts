import { type RefObject, useEffect, useRef, useState } from "react";

/** Nearer to the end than this, in pixels, one is at the end. */
const END = 24;

/**
 * Keeps the end of a growing list in sight, also when the list itself loses
 * height to a notice below it. Scrolling up stops it, returning to the end
 * starts it again, and a selection in the list holds it still.
 */
export function useFollow(
  scroller: RefObject<HTMLElement | null>,
  length: number,
  running: boolean,
  showLast: (index: number) => void,
) {
  const [following, setFollowing] = useState(true);
  const top = useRef(0);
  const atEnd = useRef(false);
  const show = useRef({ last: showLast, length });
  useEffect(() => {
    show.current = { last: showLast, length };
  });

  useEffect(() => {
    if (!running || !following || length === 0 || selectsIn(scroller.current)) return;
    atEnd.current = true;
    show.current.last(length - 1);
  }, [running, following, length, scroller]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      if (atEnd.current && show.current.length > 0 && !selectsIn(element)) show.current.last(show.current.length - 1);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [scroller]);

  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    // Only the reader scrolls up: what follows the log goes down.
    if (scrollTop < top.current) setFollowing(false);
    atEnd.current = scrollHeight - clientHeight - scrollTop < END;
    if (atEnd.current && scrollTop >= top.current) setFollowing(true);
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
