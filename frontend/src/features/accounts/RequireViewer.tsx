import type { ReactNode } from "react";
import { Navigate, useLocation } from "react-router";
import { Failure, Loading } from "../../components/states";
import { signInAddress } from "./addresses";
import { useViewer } from "./viewer";

/** What only somebody who is signed in is shown; strangers are led to sign in and back. */
export function RequireViewer({ children }: { children: ReactNode }) {
  const { viewer, error, askAgain } = useViewer();
  const { pathname, search } = useLocation();
  if (viewer) return children;
  if (viewer === null) return <Navigate to={signInAddress(pathname + search)} replace />;
  return error ? <Failure error={error} onRetry={askAgain} /> : <Loading rows={8} />;
}
