import { Link } from "react-router";
import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { gridAddress } from "../../features/grids/addresses";
import { Name } from "../../features/grids/names";
import { Outline } from "../../features/grids/Outline";
import type { HomeCommunityFragment } from "../../gql/graphql";
import styles from "./CommunityCard.module.css";

/** A community as a card: its shape, its name and brand, and how much there is of what. */
export function CommunityCard({ community }: { community: HomeCommunityFragment }) {
  const { home } = useMessages();
  const { number } = useFormat();
  const { counts, figures } = community;
  const facts = [
    { name: home.grids, count: counts.grids },
    { name: home.microGrids, count: counts.microGrids },
    { name: home.partnerUnits, count: counts.partnerUnits },
    { name: home.services, count: counts.serviceItems },
  ].filter(({ count }) => count > 0);
  const people = [
    figures?.households != null && `${number(figures.households)} ${home.households}`,
    figures?.residents != null && `${number(figures.residents)} ${home.residents}`,
  ].filter(Boolean);
  return (
    <li className={styles.card}>
      <div className={styles.shape}>
        <Outline grid={community} maxHeight={150} labels={false} />
      </div>
      <div className={styles.words}>
        <p className={styles.place} lang="zh-CN">
          {community.ancestors
            .slice(2)
            .map(({ name }) => name)
            .join(" · ")}
        </p>
        <h3 className={styles.name}>
          <Link to={gridAddress(community.code)}>
            <Name>{community.name}</Name>
          </Link>
        </h3>
        {community.brand && (
          <p className={styles.brand}>
            <Name>{community.brand}</Name>
          </p>
        )}
        <p className={styles.people}>{people.join(" · ")}</p>
      </div>
      <dl className={styles.facts}>
        {facts.map(({ name, count }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
