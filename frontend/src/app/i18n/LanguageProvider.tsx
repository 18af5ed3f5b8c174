import { type ReactNode, useMemo, useState } from "react";
import { en } from "./en";
import { type Language, LanguageContext } from "./language";
import { zh } from "./zh";

const storageKey = "wangge.language";
const catalogues = { zh, en };

/** An address that names a language (?lang=en) wins over the last choice; Chinese comes first. */
function rememberedLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem(storageKey);
  return asked === "en" ? "en" : "zh";
}

/** Requests name the language of the page, so it is set before the first of them. */
function speak(language: Language): Language {
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  return language;
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(() => speak(rememberedLanguage()));
  const choice = useMemo(() => {
    const choose = (next: Language) => {
      setLanguage(speak(next));
    };
    return { language, messages: catalogues[language], choose };
  }, [language]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}
