/** The colours of the screen, light and dark. Text on its ground has a contrast of at least 4.5 : 1 in both. */
export const palettes = {
  light: {
    paper: "#f6f5f0",
    surface: "#ffffff",
    sunken: "#efeee7",
    line: "#e3e1d8",
    lineStrong: "#c9c7bb",
    ink: "#1b221f",
    inkSoft: "#4d5853",
    inkFaint: "#616c66",
    primary: "#0a6459",
    primaryStrong: "#074a42",
    primarySoft: "#e2f0ec",
    onPrimary: "#ffffff",
    seal: "#a3301d",
    sealSoft: "#fbece7",
    warn: "#7d5200",
    warnSoft: "#fbf1da",
    good: "#1d6b34",
    goodSoft: "#e6f3e7",
    shadow: "0 1px 2px rgb(27 34 31 / 5%), 0 6px 20px rgb(27 34 31 / 5%)",
    piece1: "#bfe0d8",
    piece2: "#f1d9b5",
    piece3: "#c9d8ee",
    piece4: "#e9cfc8",
    piece5: "#d5e0b8",
    piece6: "#dccfe6",
  },
  dark: {
    paper: "#0f1312",
    surface: "#171c1b",
    sunken: "#0b0e0d",
    line: "#28302e",
    lineStrong: "#414c48",
    ink: "#e9edea",
    inkSoft: "#b4beb9",
    inkFaint: "#93a09a",
    primary: "#62cbbb",
    primaryStrong: "#8fe0d3",
    primarySoft: "#14342f",
    onPrimary: "#06211d",
    seal: "#f2937d",
    sealSoft: "#3a1f18",
    warn: "#e5b454",
    warnSoft: "#33280f",
    good: "#7ccf92",
    goodSoft: "#15301d",
    shadow: "0 1px 2px rgb(0 0 0 / 40%), 0 6px 20px rgb(0 0 0 / 25%)",
    piece1: "#1f4a43",
    piece2: "#55431f",
    piece3: "#2a3f5c",
    piece4: "#57322a",
    piece5: "#3f4a22",
    piece6: "#463454",
  },
};

export type Palette = typeof palettes.light;
export type ThemeName = keyof typeof palettes;

/** The hue of a piece of the map: neighbours in order differ. */
export function pieceHue(palette: Palette, place: number): string {
  const hues = [palette.piece1, palette.piece2, palette.piece3, palette.piece4, palette.piece5, palette.piece6];
  return hues[place % hues.length] ?? palette.piece1;
}
