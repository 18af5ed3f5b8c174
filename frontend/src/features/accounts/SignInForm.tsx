import { EyeInvisibleOutlined, EyeOutlined } from "@ant-design/icons";
import { Button, Input, type InputRef } from "antd";
import { type KeyboardEvent, type SubmitEvent, useId, useRef, useState } from "react";
import { useMutation } from "urql";
import { useLanguage } from "../../app/i18n/language";
import { useReason } from "../../components/states";
import { type ComplaintFragment, SignInDocument } from "../../gql/graphql";
import { rememberSession } from "./currentSession";
import styles from "./SignInForm.module.css";

/** What stands in the way, and in which language the server said it. */
interface Refused {
  language: string;
  login?: string | undefined;
  password?: string | undefined;
  whole?: string | undefined;
}

function refusedBy(language: string, complaints: ComplaintFragment[]): Refused {
  const of = (field: string) => complaints.find((complaint) => complaint.field?.split(".").at(-1) === field)?.message;
  const [login, password] = [of("login"), of("password")];
  const whole = login || password ? undefined : complaints.map(({ message }) => message).join(" ");
  return { language, login, password, whole };
}

/** Login and password. Nothing that was typed is lost when they are refused. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { language, messages } = useLanguage();
  const reason = useReason();
  const words = messages.signIn;
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [refused, setRefused] = useState<Refused | null>(null);
  const [{ fetching }, signIn] = useMutation(SignInDocument);
  const loginBox = useRef<InputRef>(null);
  const passwordBox = useRef<InputRef>(null);
  const said = refused?.language === language ? refused : null;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const missing = {
      login: login.trim() ? undefined : words.loginMissing,
      password: password ? undefined : words.passwordMissing,
    };
    if (missing.login || missing.password) {
      setRefused({ language, ...missing });
      (missing.login ? loginBox : passwordBox).current?.focus();
      return;
    }
    setRefused(null);
    const { data, error } = await signIn({ login: login.trim(), password });
    const account = data?.signIn?.account;
    if (account) {
      rememberSession(account.sessions);
      onSignedIn();
      return;
    }
    const broken = error && { language, whole: reason(error) };
    setRefused(broken ?? refusedBy(language, data?.signIn?.userErrors ?? []));
    passwordBox.current?.focus({ cursor: "all" });
  };

  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <Field label={words.login} complaint={said?.login}>
        {(field) => (
          <Input
            {...field}
            ref={loginBox}
            size="large"
            name="login"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            value={login}
            onChange={(event) => {
              setLogin(event.target.value);
            }}
          />
        )}
      </Field>
      <Password box={passwordBox} value={password} onChange={setPassword} complaint={said?.password} />
      <div role="alert">{said?.whole && <p className={styles.refused}>{said.whole}</p>}</div>
      <Button type="primary" htmlType="submit" size="large" block loading={fetching}>
        {words.submit}
      </Button>
    </form>
  );
}

interface PasswordProps {
  box: React.Ref<InputRef>;
  value: string;
  onChange: (password: string) => void;
  complaint: string | undefined;
}

function Password({ box, value, onChange, complaint }: PasswordProps) {
  const { signIn: words } = useLanguage().messages;
  const [isShown, setShown] = useState(false);
  const [isCapital, setCapital] = useState(false);
  const noticeCapitals = (event: KeyboardEvent) => {
    setCapital(event.getModifierState("CapsLock"));
  };
  return (
    <Field label={words.password} complaint={complaint} hint={isCapital ? words.capsLock : undefined}>
      {(field) => (
        <Input
          {...field}
          ref={box}
          size="large"
          name="password"
          type={isShown ? "text" : "password"}
          autoComplete="current-password"
          autoCapitalize="none"
          spellCheck={false}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
          onKeyDown={noticeCapitals}
          onKeyUp={noticeCapitals}
          suffix={
            <button
              type="button"
              className={styles.show}
              aria-label={words.show}
              aria-pressed={isShown}
              title={words.show}
              onClick={() => {
                setShown(!isShown);
              }}
            >
              {isShown ? <EyeOutlined aria-hidden /> : <EyeInvisibleOutlined aria-hidden />}
            </button>
          }
        />
      )}
    </Field>
  );
}

interface FieldProps {
  label: string;
  complaint: string | undefined;
  hint?: string | undefined;
  children: (field: {
    id: string;
    status: "error" | "";
    "aria-invalid": boolean;
    "aria-describedby": string;
  }) => React.ReactNode;
}

/** A labelled box with what is wrong with it, or a hint, underneath. */
function Field({ label, complaint, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        status: complaint ? "error" : "",
        "aria-invalid": Boolean(complaint),
        "aria-describedby": `${id}-said`,
      })}
      <div id={`${id}-said`} role="status" className={styles.said}>
        {complaint && <span className={styles.complaint}>{complaint}</span>}
        {hint && <span className={styles.hint}>{hint}</span>}
      </div>
    </div>
  );
}
