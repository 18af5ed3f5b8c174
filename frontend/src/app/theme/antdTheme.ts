import { theme, type ThemeConfig } from "antd";
import type { Palette, ThemeName } from "./palette";

/** Ant Design in our colours. */
export function antdTheme(name: ThemeName, palette: Palette, motion: boolean): ThemeConfig {
  return {
    algorithm: name === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: palette.primary,
      colorLink: palette.primary,
      colorLinkHover: palette.primaryStrong,
      colorInfo: palette.primary,
      colorError: palette.seal,
      colorWarning: palette.warn,
      colorSuccess: palette.good,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surface,
      colorBgLayout: palette.paper,
      colorText: palette.ink,
      colorTextSecondary: palette.inkSoft,
      colorTextTertiary: palette.inkFaint,
      colorTextDescription: palette.inkFaint,
      colorTextPlaceholder: palette.inkFaint,
      colorTextLightSolid: palette.onPrimary,
      colorBorder: palette.lineStrong,
      colorBorderSecondary: palette.line,
      controlOutline: "transparent",
      borderRadius: 7,
      fontFamily: "var(--font)",
      fontSize: 14,
      motion,
    },
    components: {
      Table: {
        headerBg: "transparent",
        headerColor: palette.inkFaint,
        headerSplitColor: "transparent",
        rowHoverBg: palette.paper,
        rowExpandedBg: palette.paper,
        cellPaddingBlockMD: 10,
        cellPaddingInlineMD: 14,
      },
      Segmented: { trackBg: palette.sunken, itemColor: palette.inkSoft, itemSelectedColor: palette.primary },
      Select: { optionSelectedBg: palette.primarySoft },
    },
  };
}
