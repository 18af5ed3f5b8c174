import { useParams, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { Failure, Loading, Outlined } from "../../components/states";
import { useFreshness } from "../../components/useOnline";
import { GridHeader } from "../../features/grids/GridHeader";
import { GridPageDocument } from "../../gql/graphql";
import { UnknownGrid } from "../NotFoundPage";
import styles from "./GridPage.module.css";
import { Sections } from "./Sections";
import { SectionLinks } from "./SectionLinks";
import { gridPageVariables } from "./variables";
import { readView } from "./view";

/** Everything about one grid, fetched by one query. */
export function GridPage() {
  const { code = "" } = useParams();
  const [params] = useSearchParams();
  const view = readView(params);
  const [{ data, error, fetching }, reload] = useQuery({
    query: GridPageDocument,
    variables: gridPageVariables(code, view),
    requestPolicy: useFreshness(),
  });
  // While another grid is fetched, urql still holds the one before.
  const grid = data?.grid?.code === code ? data.grid : null;

  if (!grid && error?.graphQLErrors.some(({ extensions }) => extensions.code === "NOT_FOUND")) {
    return <UnknownGrid code={code} />;
  }
  if (!grid && error && !fetching) {
    return (
      <Failure
        error={error}
        onRetry={() => {
          reload({ requestPolicy: "network-only" });
        }}
      />
    );
  }
  if (!grid) return <Waiting />;
  return (
    <article className={styles.page} aria-busy={fetching}>
      <title>{`${grid.name} · 网格 Wangge`}</title>
      <GridHeader grid={grid} />
      <SectionLinks grid={grid} current={view.tab} />
      <div className={styles.sections} data-waiting={fetching}>
        <Sections grid={grid} view={view} />
      </div>
    </article>
  );
}

/** The page before its data: the same heights, so that nothing jumps. */
function Waiting() {
  return (
    <div className={styles.page}>
      <div className={styles.outlinedHeader}>
        <Outlined rows={2} />
      </div>
      <div className={styles.outlinedSection}>
        <Loading rows={8} />
      </div>
    </div>
  );
}
