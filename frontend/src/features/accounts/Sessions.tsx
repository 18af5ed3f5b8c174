import { Modal, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useMutation } from "urql";
import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { Chip } from "../../components/Chip";
import { Panel } from "../../components/Panel";
import { PermittedButton } from "../../components/PermittedButton";
import { useReason } from "../../components/states";
import { EndSessionDocument, type SessionFragment } from "../../gql/graphql";
import { currentSession, forgetSession } from "./currentSession";
import { programOf } from "./programs";
import styles from "./Sessions.module.css";
import { useNewVisitEverywhere } from "./visit";

interface SessionsProps {
  sessions: SessionFragment[];
  onEnded: () => void;
}

/** Where an account is signed in, the last first; each can be ended. */
export function Sessions({ sessions, onEnded }: SessionsProps) {
  const { account } = useMessages();
  const [now] = useState(() => new Date().toISOString());
  const [ending, setEnding] = useState<SessionFragment | null>(null);
  const columns = useColumns(setEnding);
  const living = sessions
    .filter(({ expiresAt }) => expiresAt > now)
    .toSorted((one, two) => two.startedAt.localeCompare(one.startedAt));
  return (
    <Panel title={account.sessions} note={account.sessionsNote}>
      <Table
        className={styles.table}
        rowKey="id"
        size="medium"
        columns={columns}
        dataSource={living}
        pagination={false}
      />
      {ending && (
        <Ending
          session={ending}
          onClose={() => {
            setEnding(null);
          }}
          onEnded={onEnded}
        />
      )}
    </Panel>
  );
}

function useColumns(onEnd: (session: SessionFragment) => void): TableColumnsType<SessionFragment> {
  const { account } = useMessages();
  const { moment } = useFormat();
  const current = currentSession();
  const program = ({ agent }: SessionFragment) => programOf(agent) ?? account.unknownProgram;
  return [
    {
      title: account.program,
      key: "program",
      render: (_, session) => (
        <>
          <span title={session.agent} className={styles.program}>
            {program(session)}
          </span>{" "}
          {session.id === current && <Chip tone="good">{account.current}</Chip>}
          <span className={styles.folded}>
            {session.address}
            <br />
            {account.seenAt} {moment(session.seenAt)}
          </span>
        </>
      ),
    },
    { title: account.address, key: "address", dataIndex: "address", responsive: ["sm"] },
    {
      title: account.startedAt,
      key: "startedAt",
      responsive: ["md"],
      render: (_, { startedAt }) => moment(startedAt),
    },
    { title: account.seenAt, key: "seenAt", responsive: ["sm"], render: (_, { seenAt }) => moment(seenAt) },
    {
      title: <span className="visually-hidden">{account.action}</span>,
      key: "action",
      align: "right",
      render: (_, session) => (
        <PermittedButton
          permission={session.viewerCan.end}
          size="small"
          danger
          aria-label={account.endSession(program(session))}
          onClick={() => {
            onEnd(session);
          }}
        >
          {account.end}
        </PermittedButton>
      ),
    },
  ];
}

function useEnd(session: SessionFragment, onEnded: () => void) {
  const navigate = useNavigate();
  const newVisit = useNewVisitEverywhere();
  const reason = useReason();
  const [{ fetching, data, error }, endSession] = useMutation(EndSessionDocument);
  const complaints = data?.endSession?.userErrors.map(({ message }) => message) ?? [];
  const end = async () => {
    const result = await endSession({ session: session.id });
    if (!result.data?.endSession?.session) return;
    if (session.id !== currentSession()) {
      onEnded();
      return;
    }
    forgetSession();
    void navigate("/");
    newVisit();
  };
  return { end, fetching, complaint: error ? reason(error) : complaints.join(" ") };
}

function Ending({ session, onClose, onEnded }: { session: SessionFragment; onClose: () => void; onEnded: () => void }) {
  const { account } = useMessages();
  const { moment } = useFormat();
  const { end, fetching, complaint } = useEnd(session, () => {
    onClose();
    onEnded();
  });
  const program = programOf(session.agent) ?? account.unknownProgram;
  return (
    <Modal
      open
      title={account.endTitle}
      okText={account.end}
      okButtonProps={{ danger: true }}
      cancelText={account.cancel}
      confirmLoading={fetching}
      onOk={() => void end()}
      onCancel={onClose}
      width={440}
    >
      <p>
        {session.id === currentSession() ? account.endCurrentText : account.endText(program, moment(session.seenAt))}
      </p>
      {complaint && (
        <p role="alert" className={styles.refused}>
          {complaint}
        </p>
      )}
    </Modal>
  );
}
