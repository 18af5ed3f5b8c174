import type { Geometry, Position } from "geojson";

type Ring = Position[];

/** The rings of an area; nothing for points and lines. */
export function rings(geometry: Geometry | null): Ring[] {
  if (geometry?.type === "Polygon") return geometry.coordinates;
  if (geometry?.type === "MultiPolygon") return geometry.coordinates.flat();
  return [];
}

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The box around everything given, or null when there is nothing. */
export function boundsOf(geometries: (Geometry | null)[]): Bounds | null {
  const positions = geometries.flatMap((geometry) =>
    geometry?.type === "Point" ? [geometry.coordinates] : rings(geometry).flat(),
  );
  if (positions.length === 0) return null;
  const longitudes = positions.map(([longitude = 0]) => longitude);
  const latitudes = positions.map(([, latitude = 0]) => latitude);
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  };
}

/** A flat drawing `width` wide: degrees of longitude are narrowed by the cosine of the latitude, as the eye expects. */
export function drawing(bounds: Bounds, width: number) {
  const narrowing = Math.cos((((bounds.north + bounds.south) / 2) * Math.PI) / 180);
  const scale = width / ((bounds.east - bounds.west) * narrowing);
  const place = ([longitude = 0, latitude = 0]: Position): [number, number] => [
    (longitude - bounds.west) * narrowing * scale,
    (bounds.north - latitude) * scale,
  ];
  const path = (geometry: Geometry | null) =>
    rings(geometry)
      .map(
        (ring) =>
          `M${ring
            .map((position) =>
              place(position)
                .map((value) => value.toFixed(1))
                .join(" "),
            )
            .join("L")}Z`,
      )
      .join("");
  return { height: (bounds.north - bounds.south) * scale, place, path };
}
