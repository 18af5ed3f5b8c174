import { Button } from "antd";
import { useSearchParams } from "react-router";
import { useLanguage } from "../i18n/language";

/** The other language, named in itself. An address that names a language is kept true. */
export function LanguageSwitch() {
  const { language, messages, choose } = useLanguage();
  const [params, setParams] = useSearchParams();
  const other = language === "zh" ? "en" : "zh";
  return (
    <Button
      type="text"
      lang={other === "zh" ? "zh-CN" : "en"}
      onClick={() => {
        choose(other);
        if (!params.has("lang")) return;
        params.set("lang", other);
        setParams(params, { replace: true });
      }}
    >
      {messages.language[other]}
    </Button>
  );
}
