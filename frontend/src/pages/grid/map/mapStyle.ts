import type { FeatureCollection } from "geojson";
import type { CircleLayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Palette } from "../../../app/theme/palette";

type SourceName = "rim" | "pieces" | "places" | "units";

/** A style that needs nothing from elsewhere: no tiles, no sprites, no glyphs. */
export function mapStyle(data: Record<SourceName, FeatureCollection>, palette: Palette): StyleSpecification {
  const circle = (id: "places" | "units", color: string, radius: number): CircleLayerSpecification => ({
    id,
    type: "circle",
    source: id,
    paint: {
      "circle-color": color,
      "circle-radius": ["interpolate", ["linear"], ["zoom"], 12, radius * 0.6, 17, radius * 1.4],
      "circle-stroke-color": palette.surface,
      "circle-stroke-width": 1.5,
    },
  });
  return {
    version: 8,
    sources: Object.fromEntries(
      Object.entries(data).map(([name, features]) => [name, { type: "geojson", data: features }]),
    ),
    layers: [
      { id: "ground", type: "background", paint: { "background-color": palette.sunken } },
      { id: "area", type: "fill", source: "rim", paint: { "fill-color": palette.surface } },
      { id: "pieces", type: "fill", source: "pieces", paint: { "fill-color": ["get", "hue"], "fill-opacity": 0.75 } },
      { id: "edges", type: "line", source: "pieces", paint: { "line-color": palette.surface, "line-width": 1.5 } },
      {
        id: "highlight",
        type: "line",
        source: "pieces",
        filter: ["==", ["get", "code"], ""],
        paint: { "line-color": palette.primary, "line-width": 3 },
      },
      { id: "rim", type: "line", source: "rim", paint: { "line-color": palette.inkSoft, "line-width": 2 } },
      circle("units", palette.primary, 4),
      circle("places", palette.seal, 6),
    ],
  };
}
