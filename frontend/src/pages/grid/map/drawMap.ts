import type { Feature, FeatureCollection, Geometry } from "geojson";
import { Map as Drawing, Marker, NavigationControl, Popup } from "maplibre-gl";
import type { Messages } from "../../../app/i18n/zh";
import { type Palette, pieceHue } from "../../../app/theme/palette";
import { boundsOf } from "../../../features/grids/projection";
import { shortName } from "../../../features/grids/shortName";
import type { GridOutlineFragment, GridPointsFragment } from "../../../gql/graphql";
import { mapStyle } from "./mapStyle";

export interface MapContent {
  grid: GridOutlineFragment;
  places: NonNullable<GridPointsFragment["mappedPlaces"]>["nodes"];
  units: NonNullable<GridPointsFragment["mappedUnits"]>["nodes"];
}

interface MapEvents {
  onOpen: (code: string) => void;
  onHighlight: (code: string | null) => void;
}

export interface DrawnMap {
  highlight: (code: string | null) => void;
  remove: () => void;
}

function collection(features: (Feature | null)[]): FeatureCollection {
  return { type: "FeatureCollection", features: features.filter((feature) => feature !== null) };
}

function feature(geometry: Geometry | null, properties: Record<string, string>, id?: number): Feature | null {
  return geometry && { type: "Feature", geometry, properties, ...(id !== undefined && { id }) };
}

/** A label as HTML: the map needs no glyphs from elsewhere and the text follows the page. */
function label(name: string): HTMLElement {
  const element = document.createElement("span");
  element.ariaHidden = "true";
  element.textContent = name;
  element.lang = "zh-CN";
  element.style.cssText =
    "pointer-events:none;font-size:12px;font-weight:500;color:var(--ink);text-shadow:0 0 3px var(--surface),0 0 3px var(--surface)";
  return element;
}

function sources({ grid, places, units }: MapContent, palette: Palette) {
  return {
    rim: collection([feature(grid.boundary, {})]),
    pieces: collection(
      grid.pieces.nodes.map(({ boundary, code, name }, index) =>
        feature(boundary, { code, name, hue: pieceHue(palette, index) }, index),
      ),
    ),
    places: collection(places.map(({ point, name }) => feature(point, { name }))),
    units: collection(units.map(({ point, name }) => feature(point, { name }))),
  };
}

function listen(map: Drawing, { onOpen, onHighlight }: MapEvents) {
  const popup = new Popup({ closeButton: false, closeOnClick: false, offset: 10 });
  map.on("click", "pieces", ({ features }) => {
    const code: unknown = features?.[0]?.properties.code;
    if (typeof code === "string") onOpen(code);
  });
  map.on("mousemove", "pieces", ({ features }) => {
    map.getCanvas().style.cursor = "pointer";
    onHighlight(String(features?.[0]?.properties.code));
  });
  map.on("mouseleave", "pieces", () => {
    map.getCanvas().style.cursor = "";
    onHighlight(null);
  });
  for (const layer of ["places", "units"]) {
    map.on("mousemove", layer, ({ features, lngLat }) => {
      popup
        .setLngLat(lngLat)
        .setDOMContent(label(String(features?.[0]?.properties.name)))
        .addTo(map);
    });
    map.on("mouseleave", layer, () => popup.remove());
  }
}

/** Draws a grid, its pieces and its points. */
export function drawMap(
  container: HTMLElement,
  content: MapContent,
  palette: Palette,
  words: Messages["map"],
  events: MapEvents,
): DrawnMap {
  const { grid, places, units } = content;
  const pieces = grid.pieces.nodes;
  const bounds = boundsOf([
    grid.boundary,
    ...[...pieces].map((piece) => piece.boundary),
    ...[...places, ...units].map((p) => p.point),
  ]);
  const map = new Drawing({
    container,
    style: mapStyle(sources(content, palette), palette),
    ...(bounds && { bounds: [bounds.west, bounds.south, bounds.east, bounds.north] }),
    fitBoundsOptions: { padding: 36, maxZoom: 17 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    locale: {
      "Map.Title": words.label,
      "NavigationControl.ZoomIn": words.zoomIn,
      "NavigationControl.ZoomOut": words.zoomOut,
    },
  });
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.on("load", () => {
    listen(map, events);
  });
  for (const { name, point } of pieces.length <= 40 ? pieces : []) {
    if (point?.type !== "Point") continue;
    const [longitude = 0, latitude = 0] = point.coordinates;
    new Marker({ element: label(shortName(name, grid.name)) }).setLngLat([longitude, latitude]).addTo(map);
  }
  return {
    highlight: (code) => {
      if (!map.getLayer("highlight")) return;
      map.setFilter("highlight", ["==", ["get", "code"], code ?? ""]);
    },
    remove: () => {
      map.remove();
    },
  };
}
