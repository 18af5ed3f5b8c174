import { useSyncExternalStore } from "react";
import type { RequestPolicy } from "urql";

function subscribe(changed: () => void) {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/** Whether there is a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}

/** Shows what is known and asks for what is new; without a network, what is known stays. */
export function useFreshness(): RequestPolicy {
  return useOnline() ? "cache-and-network" : "cache-first";
}
