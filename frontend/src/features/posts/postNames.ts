import { useLanguage } from "../../app/i18n/language";
import type { HeldPostFragment } from "../../gql/graphql";

/** What a post is called: by its place, which is Chinese, or by us. */
export function usePostName() {
  const { language, messages } = useLanguage();
  return ({ role, title }: Pick<HeldPostFragment, "role" | "title">) =>
    language === "zh" && title ? title : messages.role[role];
}
