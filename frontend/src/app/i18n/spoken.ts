import { useMemo } from "react";
import type { OperationContext } from "urql";
import { useLanguage } from "./language";

/** For queries whose answers hold sentences of the server: they are asked again when the language changes. */
export function useSpokenContext(): Partial<OperationContext> {
  const { language } = useLanguage();
  return useMemo(() => ({ language }), [language]);
}
