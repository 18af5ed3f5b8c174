import { useEffect, useRef } from "react";

/** Whoever held the focus on something that went away, when `shown` changed, is on the page again instead of nowhere. */
export function useFocusKept(shown: string) {
  const focused = useRef<Node>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      focused.current = target as Node;
    };
    document.addEventListener("focusin", note);
    return () => {
      document.removeEventListener("focusin", note);
    };
  }, []);
  useEffect(() => {
    if (focused.current?.isConnected === false && document.activeElement === document.body) {
      document.getElementById("content")?.focus({ preventScroll: true });
    }
  }, [shown]);
}
