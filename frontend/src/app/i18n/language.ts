import { createContext, use } from "react";
import type { Messages } from "./zh";

export type Language = "zh" | "en";

interface LanguageChoice {
  language: Language;
  messages: Messages;
  choose: (language: Language) => void;
}

export const LanguageContext = createContext<LanguageChoice | null>(null);

export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext);
  if (!choice) throw new Error("useLanguage is used outside LanguageProvider");
  return choice;
}

export function useMessages(): Messages {
  return useLanguage().messages;
}
