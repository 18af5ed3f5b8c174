import { useMemo } from "react";
import { type Language, useLanguage } from "./language";

function formats(language: Language) {
  const locale = language === "zh" ? "zh-CN" : "en-GB";
  const number = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const yuan = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
  const wholeYuan = new Intl.NumberFormat(locale);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "medium",
    hourCycle: "h23",
    timeZone: "Asia/Shanghai",
  });
  return {
    number: (value: number) => number.format(value),
    permille: (value: number) => share.format(value / 1000),
    yuan: (fen: number) => `¥${(fen % 100 === 0 ? wholeYuan : yuan).format(fen / 100)}`,
    date: (day: string) => date.format(new Date(`${day}T00:00:00Z`)),
    moment: (at: string) => moment.format(new Date(at)),
  };
}

/** Numbers, shares, money, days and moments as the chosen language writes them. Money comes in fen, days as YYYY-MM-DD; moments are shown in Shanghai. */
export function useFormat() {
  const { language } = useLanguage();
  return useMemo(() => formats(language), [language]);
}
