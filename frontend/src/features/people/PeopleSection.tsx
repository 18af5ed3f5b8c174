import { Table } from "antd";
import { useQuery } from "urql";
import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { FilterBar } from "../../components/FilterBar";
import { type PageMove, Pager } from "../../components/Pager";
import { pageArguments } from "../../components/paging";
import { Panel } from "../../components/Panel";
import { Failure, Loading, Nothing } from "../../components/states";
import { useFreshness } from "../../components/useOnline";
import { GridPeopleDocument } from "../../gql/graphql";
import styles from "./PeopleSection.module.css";
import { usePersonColumns } from "./personColumns";

const pageSize = 20;

interface PeopleSectionProps {
  /** The id of the grid. */
  grid: string;
  text: string;
  onText: (text: string) => void;
  move: PageMove;
  addressOf: (move: PageMove) => string;
}

/** The people registered in a grid and below it, as far as the viewer may see them. */
export default function PeopleSection({ grid, text, onText, move, addressOf }: PeopleSectionProps) {
  const messages = useMessages();
  const { number } = useFormat();
  const columns = usePersonColumns();
  const [{ data, error, fetching }, reload] = useQuery({
    query: GridPeopleDocument,
    variables: { filter: { within: grid, ...(text && { text }) }, ...pageArguments(pageSize, move) },
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
  const { nodes, pageInfo, totalCount } = data.people;
  return (
    <Panel title={messages.people.label} note={messages.people.masked}>
      <FilterBar
        text={text}
        label={messages.people.search}
        onText={onText}
        total={messages.people.total(number(totalCount))}
      />
      <div data-waiting={fetching}>
        {nodes.length === 0 ? (
          <Nothing>{text ? messages.nothingFound : messages.people.empty}</Nothing>
        ) : (
          <Table
            className={styles.table}
            rowKey="id"
            size="medium"
            columns={columns}
            dataSource={nodes}
            pagination={false}
          />
        )}
      </div>
      <Pager page={move.page} pageSize={pageSize} total={totalCount} ends={pageInfo} addressOf={addressOf} />
    </Panel>
  );
}
