export const accountAddress = "/account";

/** Where to sign in, and which address of the screen to come back to. */
export function signInAddress(from: string): string {
  return from === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ from }).toString()}`;
}

/** The address to come back to; never one of another site, and never the sign-in page itself. */
export function returnAddress(from: string | null): string {
  return from && /^\/(?![/\\])/.test(from) && !/^\/sign-in\b/.test(from) ? from : "/";
}
