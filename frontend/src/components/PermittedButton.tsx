import { Button, type ButtonProps } from "antd";
import { useId } from "react";
import type { PermissionFragment } from "../gql/graphql";
import styles from "./PermittedButton.module.css";

/** A button for what the viewer may do; refused, it says why. */
export function PermittedButton({ permission, ...button }: ButtonProps & { permission: PermissionFragment }) {
  const reason = useId();
  if (permission.allowed) return <Button {...button} />;
  return (
    <span className={styles.refused}>
      <Button {...button} disabled aria-describedby={reason} />
      <span id={reason} className={styles.reason}>
        {permission.reason}
      </span>
    </span>
  );
}
