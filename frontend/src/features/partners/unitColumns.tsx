import type { TableColumnsType } from "antd";
import { useMessages } from "../../app/i18n/language";
import { Chip } from "../../components/Chip";
import type { UnitFragment } from "../../gql/graphql";
import { Name } from "../grids/names";
import styles from "./PartnerUnits.module.css";

/** What the table tells of a unit at a glance; narrow screens keep the name and fold the rest under it. */
export function useUnitColumns(): TableColumnsType<UnitFragment> {
  const messages = useMessages();
  return [
    {
      title: messages.partners.name,
      key: "name",
      minWidth: 180,
      render: (_, unit) => (
        <>
          <span className={styles.name}>
            <Name>{unit.name}</Name>
          </span>
          {unit.standing !== "ACTIVE" && <Chip tone="warn">{messages.standing[unit.standing]}</Chip>}
          <span className={styles.folded}>
            {[
              messages.unitKind[unit.kind],
              messages.relation[unit.relation],
              messages.partners.resourceCount(unit.resources.totalCount),
            ].join(" · ")}
          </span>
        </>
      ),
    },
    {
      title: messages.partners.kind,
      key: "kind",
      responsive: ["sm"],
      render: (_, { kind }) => messages.unitKind[kind],
    },
    {
      title: messages.partners.relation,
      key: "relation",
      responsive: ["xl"],
      render: (_, { relation }) => messages.relation[relation],
    },
    {
      title: messages.partners.duties,
      key: "duties",
      responsive: ["lg"],
      render: (_, { duties }) => (
        <span className={styles.duties}>
          {duties.map(({ id, duty }) => (
            <Chip key={id}>{messages.duty[duty]}</Chip>
          ))}
        </span>
      ),
    },
    {
      title: messages.partners.resources,
      key: "resources",
      align: "right",
      responsive: ["sm"],
      render: (_, { resources }) => resources.totalCount,
    },
  ];
}
