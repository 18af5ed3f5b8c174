import { CodeOutlined, MenuOutlined, SearchOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { Link } from "react-router";
import { ViewerCorner } from "../../features/accounts/ViewerCorner";
import { useMessages } from "../i18n/language";
import { LanguageSwitch } from "./LanguageSwitch";
import { ThemeSwitch } from "./ThemeSwitch";
import styles from "./TopBar.module.css";

interface TopBarProps {
  onFind: () => void;
  /** Opens the tree, where it does not stand beside the page. */
  onTree: () => void;
}

export function TopBar({ onFind, onTree }: TopBarProps) {
  const messages = useMessages();
  return (
    <header className={styles.bar}>
      <Button
        type="text"
        className={styles.narrow}
        icon={<MenuOutlined />}
        aria-label={messages.tree.open}
        onClick={onTree}
      />
      <Link to="/" className={styles.product}>
        <img src="/mark.svg" alt="" width={28} height={28} />
        <span>{messages.product}</span>
      </Link>
      <span className={styles.tagline}>{messages.tagline}</span>
      <button type="button" className={styles.find} onClick={onFind}>
        <SearchOutlined aria-hidden />
        <span className={styles.findText}>{messages.find.label}</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <Button type="text" className={styles.wide} href="/graphiql" icon={<CodeOutlined aria-hidden />}>
        {messages.graphiql}
      </Button>
      <LanguageSwitch />
      <ThemeSwitch />
      <ViewerCorner />
    </header>
  );
}
