import type { GridLevel } from "../../gql/graphql";
import { useLanguage } from "../../app/i18n/language";

/** What a place calls this level of its tree, which is Chinese, or our word for it. */
export function useLevelName() {
  const { language, messages } = useLanguage();
  return ({ level, label }: { level: GridLevel; label: string | null }) =>
    language === "zh" && label ? label : messages.level[level];
}

/** A name from the data: always Chinese, whatever the language of the screen. */
export function Name({ children }: { children: string }) {
  return <span lang="zh-CN">{children}</span>;
}
