import { Link } from "react-router";
import { useFormat } from "../../app/i18n/format";
import { useMessages } from "../../app/i18n/language";
import { Chip } from "../../components/Chip";
import type { MenuItemFragment } from "../../gql/graphql";
import { gridAddress } from "../grids/addresses";
import { Name } from "../grids/names";
import styles from "./MenuLine.module.css";

function usePrice() {
  const { services } = useMessages();
  const { yuan } = useFormat();
  return ({ priceFen, pricePoints }: MenuItemFragment) => {
    const prices = [priceFen > 0 && yuan(priceFen), pricePoints && services.points(pricePoints)].filter(Boolean);
    return prices.length > 0 ? prices.join(` ${services.or} `) : services.free;
  };
}

/** One line of the menu, as on paper: the name, dots, the price; below it for whom, where and by whom. */
export function MenuLine({ item, home }: { item: MenuItemFragment; home: string }) {
  const messages = useMessages();
  const price = usePrice();
  const giver = item.unit ?? item.device;
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <span className={styles.name}>
          <Name>{item.name}</Name>
        </span>
        <span className={styles.dots} aria-hidden />
        <span className={styles.price}>{price(item)}</span>
      </div>
      {item.introduction && (
        <p className={styles.introduction}>
          <Name>{item.introduction}</Name>
        </p>
      )}
      <div className={styles.facts}>
        {item.grid && item.grid.id !== home && (
          <Link to={gridAddress(item.grid.code)}>
            <Chip tone="seal">{messages.services.inherited(<Name>{item.grid.name}</Name>)}</Chip>
          </Link>
        )}
        <span>{messages.audience[item.audience]}</span>
        <span>
          {messages.delivery[item.delivery]}
          {item.place && (
            <>
              {messages.colon}
              <Name>{item.place.name}</Name>
            </>
          )}
        </span>
        <span>{messages.services.offeredBy(giver ? <Name>{giver.name}</Name> : messages.provider[item.provider])}</span>
        {item.capacity !== null && <span>{messages.services.capacity(item.capacity)}</span>}
        {item.leadTimeMinutes > 0 && <span>{messages.services.leadTime(item.leadTimeMinutes)}</span>}
      </div>
    </li>
  );
}
