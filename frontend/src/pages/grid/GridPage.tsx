import { useDeferredValue } from "react";
import { useParams, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { useMessages } from "../../app/i18n/language";
import { Failure, Loading, Outdated, Outlined } from "../../components/states";
import { useFocusKept } from "../../components/useFocusKept";
import { useKnown } from "../../components/useKnown";
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
  const messages = useMessages();
  const { code = "" } = useParams();
  const [params] = useSearchParams();
  const view = readView(params);
  const [{ data, error, fetching }, reload] = useQuery({
    query: GridPageDocument,
    variables: gridPageVariables(code, view),
    requestPolicy: useFreshness(),
  });
  const known = useKnown(data?.grid);
  const grid = known?.code === code ? known : null;
  // A section that has yet to be fetched leaves the one before in its place, while the links already name it.
  const shown = readView(useDeferredValue(params));
  const onRetry = () => {
    reload({ requestPolicy: "network-only" });
  };

  useFocusKept(`${code} ${shown.tab} ${grid ? "shown" : "awaited"}`);

  if (!fetching && error?.graphQLErrors.some(({ extensions }) => extensions.code === "NOT_FOUND")) {
    return <UnknownGrid code={code} />;
  }
  if (!grid && error && !fetching) return <Failure error={error} onRetry={onRetry} />;
  if (!grid) return <Waiting />;
  const isWaiting = fetching || shown.tab !== view.tab;
  return (
    <article className={styles.page} aria-busy={isWaiting}>
      <title>{`${messages.grid.tabs[view.tab]} · ${grid.name} · 网格 Wangge`}</title>
      <GridHeader grid={grid} />
      <SectionLinks grid={grid} current={view.tab} />
      {error && !fetching && <Outdated error={error} onRetry={onRetry} />}
      <div className={styles.sections} data-waiting={isWaiting}>
        <Sections grid={grid} view={shown} />
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
