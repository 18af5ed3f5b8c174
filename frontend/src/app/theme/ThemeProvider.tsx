import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { type ReactNode, useLayoutEffect, useMemo, useState } from "react";
import { useMedia } from "../../components/useMedia";
import { useLanguage } from "../i18n/language";
import { antdTheme } from "./antdTheme";
import { type Palette, palettes, type ThemeName } from "./palette";
import { type ThemeChoice, ThemeContext } from "./theme";

const storageKey = "wangge.theme";
const locales = { zh: zhCN, en: enUS };

/** Menus open inside the part of the page that they belong to, so that its landmark holds them. */
function besideTrigger(trigger?: HTMLElement) {
  return trigger?.parentElement ?? document.body;
}

function rememberedChoice(): ThemeChoice {
  const stored = localStorage.getItem(storageKey);
  return stored === "light" || stored === "dark" ? stored : "system";
}

function paint(name: ThemeName, palette: Palette) {
  const root = document.documentElement;
  root.dataset.theme = name;
  root.style.colorScheme = name;
  for (const [word, value] of Object.entries(palette)) {
    root.style.setProperty(`--${word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
}

export function ThemeProvider({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const [choice, setChoice] = useState(rememberedChoice);
  const systemIsDark = useMedia("(prefers-color-scheme: dark)");
  const isStill = useMedia("(prefers-reduced-motion: reduce)");
  const isPrinting = useMedia("print");
  const chosen = choice === "system" ? (systemIsDark ? "dark" : "light") : choice;
  const name = isPrinting ? "light" : chosen;
  const palette = palettes[name];

  useLayoutEffect(() => {
    paint(name, palette);
  }, [name, palette]);

  const theme = useMemo(() => {
    const choose = (next: ThemeChoice) => {
      localStorage.setItem(storageKey, next);
      setChoice(next);
    };
    return { name, palette, choice, choose };
  }, [name, palette, choice]);
  const config = useMemo(() => antdTheme(name, palette, !isStill), [name, palette, isStill]);

  return (
    <ThemeContext value={theme}>
      <ConfigProvider
        theme={config}
        locale={locales[language]}
        getPopupContainer={besideTrigger}
        button={{ autoInsertSpace: false }}
      >
        {children}
      </ConfigProvider>
    </ThemeContext>
  );
}
