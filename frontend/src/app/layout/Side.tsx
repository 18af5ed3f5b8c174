import { Drawer } from "antd";
import type { ReactNode } from "react";
import { useMessages } from "../i18n/language";
import styles from "./Layout.module.css";

interface SideProps {
  /** Whether there is no room beside the page, so that the side is a drawer over it. */
  isDrawer: boolean;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The left side: beside the page, or a drawer where the screen is narrow. */
export function Side({ isDrawer, isOpen, onClose, children }: SideProps) {
  const { tree } = useMessages();
  if (!isDrawer) {
    return (
      <aside className={styles.side} aria-label={tree.label}>
        {children}
      </aside>
    );
  }
  return (
    <Drawer
      title={tree.label}
      placement="left"
      size={320}
      open={isOpen}
      onClose={onClose}
      styles={{ body: { padding: 0 } }}
    >
      {children}
    </Drawer>
  );
}
