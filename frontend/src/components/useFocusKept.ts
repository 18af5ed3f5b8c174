import { useEffect, useRef } from "react";

/** Takes a focus whose element went away with what was shown before `shown` to the page, instead of to nowhere. */
export function useFocusKept(shown: string) {
  const before = useRef(shown);
  useEffect(() => {
    if (before.current !== shown && document.activeElement === document.body) {
      document.getElementById("content")?.focus({ preventScroll: true });
    }
    before.current = shown;
  }, [shown]);
}
