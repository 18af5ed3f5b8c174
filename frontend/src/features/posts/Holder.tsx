import { Link } from "react-router";
import { Name } from "../grids/names";
import { personAddress } from "../people/addresses";

interface HolderProps {
  post: { holder: string; person: { id: string } | null };
}

/** Who holds a post; an address for those who may see the person. */
export function Holder({ post: { holder, person } }: HolderProps) {
  if (!person) return <Name>{holder}</Name>;
  return (
    <Link to={personAddress(person.id)}>
      <Name>{holder}</Name>
    </Link>
  );
}
