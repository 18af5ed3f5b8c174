import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { useQuery } from "urql";
import { shanghaiNow } from "../../components/week";
import { ViewerDocument } from "../../gql/graphql";
import { signInAddress } from "./addresses";
import { ViewerContext } from "./viewer";
import { listenToOtherTabs, useNewVisit } from "./visit";

/** Knows who is signed in, and notices when that is over or somebody else. */
export function ViewerProvider({ children }: { children: ReactNode }) {
  const [today] = useState(() => shanghaiNow(new Date()).day);
  const [{ data, error }, ask] = useQuery({ query: ViewerDocument, variables: { today } });
  const viewer = data ? data.viewer : undefined;
  useChangeOfViewer(viewer === null ? null : viewer?.id);
  useFresh(Boolean(viewer), () => {
    ask({ requestPolicy: "network-only" });
  });
  const known = useMemo(
    () => ({
      viewer,
      seesHistory: Boolean(data?.seenHistory.nodes.length),
      error: data ? undefined : error,
      askAgain: () => {
        ask({ requestPolicy: "network-only" });
      },
    }),
    [viewer, data, error, ask],
  );
  return <ViewerContext value={known}>{children}</ViewerContext>;
}

/** Nothing is polled, since that would keep a forgotten session alive: who comes back or goes on is asked for anew. */
function useFresh(isSignedIn: boolean, ask: () => void) {
  const { pathname } = useLocation();
  const asked = useRef(pathname);
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (!isSignedIn) return;
    if (asked.current !== pathname) latest.current();
    asked.current = pathname;
    const onVisible = () => {
      if (document.visibilityState === "visible") latest.current();
    };
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [pathname, isSignedIn]);
}

/** A session that is over leads to sign-in and back; any change of viewer begins a new visit. */
function useChangeOfViewer(id: string | null | undefined) {
  const newVisit = useNewVisit();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const known = useRef<string | null | undefined>(undefined);
  useEffect(() => listenToOtherTabs(newVisit), [newVisit]);
  useEffect(() => {
    if (id === undefined) return;
    const before = known.current;
    known.current = id;
    if (before === undefined || before === id) return;
    if (id === null) void navigate(signInAddress(pathname + search), { state: { isOver: true } });
    newVisit();
  }, [id, navigate, newVisit, pathname, search]);
}
