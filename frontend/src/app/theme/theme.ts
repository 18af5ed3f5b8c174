import { createContext, use } from "react";
import type { Palette, ThemeName } from "./palette";

export type ThemeChoice = "system" | ThemeName;

interface Theme {
  name: ThemeName;
  palette: Palette;
  choice: ThemeChoice;
  choose: (choice: ThemeChoice) => void;
}

export const ThemeContext = createContext<Theme | null>(null);

export function useTheme(): Theme {
  const theme = use(ThemeContext);
  if (!theme) throw new Error("useTheme is used outside ThemeProvider");
  return theme;
}
