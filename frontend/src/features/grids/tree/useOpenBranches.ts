import { useState } from "react";

interface Choice {
  isOpen: boolean;
  /** The grid that was being looked at: a branch closed then opens again when something inside it is chosen. */
  during: string | undefined;
}

/** Which branches are open: those on the way to the current grid, and those that the person opened or closed. */
export function useOpenBranches(way: string[], current: string | undefined) {
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());

  const isOpen = (code: string) => {
    const choice = choices.get(code);
    if (!choice) return way.includes(code);
    return choice.isOpen || (choice.during !== current && way.includes(code));
  };
  const toggle = (code: string) => {
    setChoices(new Map(choices).set(code, { isOpen: !isOpen(code), during: current }));
  };
  return { isOpen, toggle };
}
