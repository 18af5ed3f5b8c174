// The first that matches: Edge and WeChat also say that they are Chrome, and Chrome that it is Safari.
const browsers: [RegExp, string][] = [
  [/MicroMessenger\/(\d+)/, "WeChat"],
  [/Edg(?:A|iOS)?\/(\d+)/, "Edge"],
  [/QQBrowser\/(\d+)/, "QQ Browser"],
  [/Firefox\/(\d+)/, "Firefox"],
  [/(?:Chrome|CriOS)\/(\d+)/, "Chrome"],
  [/Version\/(\d+).*Safari/, "Safari"],
];
const systems: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, "HarmonyOS"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** What a user agent names, in a few words: `Chrome 148 · Windows`; null where nothing is recognised. */
export function programOf(agent: string): string | null {
  const browser = browsers.find(([pattern]) => pattern.test(agent));
  const system = systems.find(([pattern]) => pattern.test(agent));
  const version = browser?.[0].exec(agent)?.[1];
  const parts = [browser && `${browser[1]} ${version ?? ""}`, system?.[1]].filter(Boolean);
  return parts.length > 0 ? parts.join(" · ") : null;
}
