import { Link } from "react-router";
import type { HeldPostFragment } from "../../gql/graphql";
import { gridAddress } from "../grids/addresses";
import { Name } from "../grids/names";
import { usePostName } from "./postNames";

/** A post in one line: where, and what it is called there. */
export function PostLine({ post, isLinked = true }: { post: HeldPostFragment; isLinked?: boolean }) {
  const postName = usePostName();
  const { grid } = post;
  return (
    <>
      {grid &&
        (isLinked ? (
          <Link to={gridAddress(grid.code)}>{<Name>{grid.name}</Name>}</Link>
        ) : (
          <Name>{grid.name}</Name>
        ))}{" "}
      {postName(post)}
    </>
  );
}
