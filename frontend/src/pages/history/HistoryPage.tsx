import { useNavigate, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { useMessages } from "../../app/i18n/language";
import { pageArguments } from "../../components/paging";
import { Pager } from "../../components/Pager";
import { Panel } from "../../components/Panel";
import { Failure, Loading, Nothing } from "../../components/states";
import { useFreshness } from "../../components/useOnline";
import { RequireViewer } from "../../features/accounts/RequireViewer";
import { useViewer } from "../../features/accounts/viewer";
import { EntryList } from "../../features/history/EntryList";
import { HistoryFilters } from "../../features/history/HistoryFilters";
import { historyAddress, historyFilter, readHistoryView } from "../../features/history/historyView";
import { HistoryDocument } from "../../gql/graphql";
import styles from "../record.module.css";

const pageSize = 30;

/** Who changed what, as far as the viewer may see it; the newest first. */
export default function HistoryPage() {
  const { history } = useMessages();
  return (
    <div className={styles.page}>
      <title>{`${history.title} · 网格 Wangge`}</title>
      <h1 className={styles.title}>{history.title}</h1>
      <RequireViewer>
        <History />
      </RequireViewer>
    </div>
  );
}

function History() {
  const { history, nothingFound } = useMessages();
  const { seesHistory } = useViewer();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { filter, move } = readHistoryView(params);
  const [{ data, error, fetching }, reload] = useQuery({
    query: HistoryDocument,
    variables: { filter: historyFilter(filter), ...pageArguments(pageSize, move) },
    requestPolicy: useFreshness(),
  });
  if (!data && error) {
    return (
      <Failure
        error={error}
        onRetry={() => {
          reload({ requestPolicy: "network-only" });
        }}
      />
    );
  }
  if (!data) return <Loading rows={8} />;
  if (!seesHistory) return <Nothing>{history.refused}</Nothing>;
  const { nodes, pageInfo, totalCount } = data.history;
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <Panel title={history.list} note={history.lead}>
      <HistoryFilters
        filter={filter}
        total={totalCount}
        onFilter={(change) => void navigate(historyAddress({ ...filter, ...change }), { replace: true })}
      />
      <div data-waiting={fetching}>
        {nodes.length === 0 ? (
          <Nothing>{isFiltered ? nothingFound : history.empty}</Nothing>
        ) : (
          <EntryList entries={nodes} />
        )}
      </div>
      <Pager
        page={move.page}
        pageSize={pageSize}
        total={totalCount}
        ends={pageInfo}
        addressOf={(to) => historyAddress(filter, to)}
      />
    </Panel>
  );
}
