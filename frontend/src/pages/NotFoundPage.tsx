import { Link, useLocation } from "react-router";
import { useMessages } from "../app/i18n/language";
import styles from "./NotFoundPage.module.css";

function Missing({ title, text }: { title: string; text: string }) {
  const { notFound } = useMessages();
  return (
    <div className={styles.missing}>
      <title>{`${title} · 网格 Wangge`}</title>
      <p className={styles.number} aria-hidden>
        404
      </p>
      <h1>{title}</h1>
      <p>{text}</p>
      <Link to="/">{notFound.home}</Link>
    </div>
  );
}

export function NotFoundPage() {
  const { notFound } = useMessages();
  const { pathname } = useLocation();
  return <Missing title={notFound.page} text={notFound.pageText(pathname)} />;
}

export function UnknownGrid({ code }: { code: string }) {
  const { notFound } = useMessages();
  return <Missing title={notFound.title} text={notFound.code(code)} />;
}

export function UnknownPerson() {
  const { notFound } = useMessages();
  return <Missing title={notFound.person} text={notFound.personText} />;
}
