import { createContext, use, useCallback } from "react";

const channelName = "wangge.viewer";

/** Begins the screen anew, with nothing that was fetched for the viewer before. */
export const NewVisitContext = createContext<(() => void) | null>(null);

export function useNewVisit(): () => void {
  const newVisit = use(NewVisitContext);
  if (!newVisit) throw new Error("useNewVisit is used outside NewVisitContext");
  return newVisit;
}

/** The same, for every tab of this browser: they share one session. */
export function useNewVisitEverywhere(): () => void {
  const newVisit = useNewVisit();
  return useCallback(() => {
    const channel = new BroadcastChannel(channelName);
    channel.postMessage("changed");
    channel.close();
    newVisit();
  }, [newVisit]);
}

/** Calls `onChange` when another tab signs in or out; gives what stops it. */
export function listenToOtherTabs(onChange: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = onChange;
  return () => {
    channel.close();
  };
}
