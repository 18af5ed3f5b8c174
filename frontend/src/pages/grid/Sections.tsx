import { lazy, Suspense } from "react";
import { useNavigate } from "react-router";
import { Boundary } from "../../components/Boundary";
import type { PageMove } from "../../components/Pager";
import { Loading } from "../../components/states";
import { RequireViewer } from "../../features/accounts/RequireViewer";
import { gridAddress } from "../../features/grids/addresses";
import type { GridPageQuery } from "../../gql/graphql";
import { Overview } from "./Overview";
import { type View, writeView } from "./view";

// Only the overview is on the first route; the tables and the map come when they are opened.
const ChildrenTable = lazy(() => import("../../features/grids/ChildrenTable"));
const PostsSection = lazy(() => import("../../features/posts/PostsSection"));
const PeopleSection = lazy(() => import("../../features/people/PeopleSection"));
const PartnerUnits = lazy(() => import("../../features/partners/PartnerUnits"));
const ServiceMenu = lazy(() => import("../../features/services/ServiceMenu"));
const ServicePlaces = lazy(() => import("../../features/services/ServicePlaces"));
const MapSection = lazy(() => import("./map/MapSection"));

interface SectionsProps {
  grid: NonNullable<GridPageQuery["grid"]>;
  view: View;
}

/** The section that the address asks for, with its filters and pages written back into the address. */
export function Sections(props: SectionsProps) {
  return (
    <Suspense fallback={<Loading rows={8} />}>
      <Boundary key={props.view.tab}>
        <Section {...props} />
      </Boundary>
    </Suspense>
  );
}

function Section({ grid, view }: SectionsProps) {
  const navigate = useNavigate();
  const { tab, units, services, places, move, opened } = view;
  const section = (filter: Parameters<typeof writeView>[1]) => ({
    page: move.page,
    addressOf: (to: PageMove) => gridAddress(grid.code, writeView(tab, filter, to)),
    onFilter: (change: object) =>
      void navigate(gridAddress(grid.code, writeView(tab, { ...filter, ...change })), { replace: true }),
  });

  switch (tab) {
    case "overview":
      return <Overview grid={grid} />;
    case "grids": {
      const { onFilter, ...paging } = section({ text: view.text });
      return (
        <ChildrenTable
          grid={grid}
          text={view.text}
          onText={(text) => {
            onFilter({ text });
          }}
          {...paging}
        />
      );
    }
    case "posts": {
      const { onFilter } = section({ day: view.day });
      return (
        <PostsSection
          code={grid.code}
          day={view.day}
          onDay={(day) => {
            onFilter({ day });
          }}
        />
      );
    }
    case "people": {
      const { onFilter, addressOf } = section({ text: view.person });
      return (
        <RequireViewer>
          <PeopleSection
            grid={grid.id}
            text={view.person}
            onText={(text) => {
              onFilter({ text });
            }}
            move={move}
            addressOf={addressOf}
          />
        </RequireViewer>
      );
    }
    case "partners":
      return (
        <PartnerUnits
          grid={grid}
          filter={units}
          opened={opened}
          onOpened={(ids) => void navigate(gridAddress(grid.code, writeView(tab, units, move, ids)), { replace: true })}
          {...section(units)}
        />
      );
    case "services":
      return <ServiceMenu grid={grid} filter={services} {...section(services)} />;
    case "places":
      return <ServicePlaces grid={grid} filter={places} {...section(places)} />;
    case "map":
      return <MapSection grid={grid} />;
  }
}
