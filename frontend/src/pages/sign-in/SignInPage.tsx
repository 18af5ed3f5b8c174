import { Link, Navigate, useLocation, useNavigate, useSearchParams } from "react-router";
import { useMessages } from "../../app/i18n/language";
import { Loading } from "../../components/states";
import { returnAddress } from "../../features/accounts/addresses";
import { SignInForm } from "../../features/accounts/SignInForm";
import { useViewer } from "../../features/accounts/viewer";
import { useNewVisitEverywhere } from "../../features/accounts/visit";
import styles from "./SignInPage.module.css";

function wasOver(state: unknown): boolean {
  return typeof state === "object" && state !== null && "isOver" in state;
}

/** The way in. Who is signed in already has no business here. */
export default function SignInPage() {
  const { signIn } = useMessages();
  const { viewer, error } = useViewer();
  const [params] = useSearchParams();
  const isOver = wasOver(useLocation().state);
  const navigate = useNavigate();
  const newVisit = useNewVisitEverywhere();
  const address = returnAddress(params.get("from"));

  if (viewer) return <Navigate to={address} replace />;
  if (viewer === undefined && !error) return <Loading rows={6} />;
  return (
    <div className={styles.page}>
      <title>{`${signIn.title} · 网格 Wangge`}</title>
      <section className={styles.card}>
        <img src="/mark.svg" alt="" width={44} height={44} />
        <h1>{signIn.title}</h1>
        <p className={isOver ? styles.over : styles.lead}>{isOver ? signIn.over : signIn.lead}</p>
        <SignInForm
          onSignedIn={() => {
            void navigate(address, { replace: true });
            newVisit();
          }}
        />
        <p className={styles.browse}>
          <Link to="/">{signIn.browse}</Link>
        </p>
      </section>
    </div>
  );
}
