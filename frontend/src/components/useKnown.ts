import { useState } from "react";

/** The newest answer that there was: a failure afterwards, or the wait for the next answer, does not take it away. */
export function useKnown<T>(answer: T | null | undefined): T | null {
  const [known, setKnown] = useState<T | null>(null);
  if (answer == null || answer === known) return known;
  setKnown(answer);
  return answer;
}
