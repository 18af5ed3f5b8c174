import { DesktopOutlined, MoonOutlined, SunOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useMessages } from "../i18n/language";
import { type ThemeChoice, useTheme } from "../theme/theme";

const next: Record<ThemeChoice, ThemeChoice> = { system: "light", light: "dark", dark: "system" };
const icons = { system: <DesktopOutlined />, light: <SunOutlined />, dark: <MoonOutlined /> };

/** Steps through: as the system, light, dark. */
export function ThemeSwitch() {
  const { theme: words } = useMessages();
  const { choice, choose } = useTheme();
  const said = `${words.label}: ${words[choice]}`;
  return (
    <Tooltip title={said}>
      <Button
        type="text"
        icon={icons[choice]}
        aria-label={said}
        onClick={() => {
          choose(next[choice]);
        }}
      />
    </Tooltip>
  );
}
