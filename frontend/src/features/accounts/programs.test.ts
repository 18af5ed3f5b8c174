import { expect, test } from "vitest";
import { programOf } from "./programs";

const chrome =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36";

test.each([
  [chrome, "Chrome 148 · Windows"],
  [`${chrome} Edg/148.0.0.0`, "Edge 148 · Windows"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox 140 · Linux"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Safari 18 · iOS",
  ],
  [
    "Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.60",
    "WeChat 8 · Android",
  ],
])("a user agent is told in a few words", (agent, told) => {
  expect(programOf(agent)).toBe(told);
});

test("what nobody knows is not guessed", () => {
  expect(programOf("curl/8.9.1")).toBeNull();
  expect(programOf("")).toBeNull();
});
