const storageKey = "wangge.session";

interface BegunSession {
  id: string;
  startedAt: string;
}

/** Keep which session this browser has just begun: the youngest, unless two are equally young. Its id opens nothing. */
export function rememberSession(sessions: BegunSession[]) {
  const [last, other] = sessions.toSorted((one, two) => two.startedAt.localeCompare(one.startedAt));
  if (last && last.startedAt !== other?.startedAt) localStorage.setItem(storageKey, last.id);
  else forgetSession();
}

export function forgetSession() {
  localStorage.removeItem(storageKey);
}

/** The session of this browser, if it could be told. */
export function currentSession(): string | null {
  return localStorage.getItem(storageKey);
}
