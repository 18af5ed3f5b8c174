import "maplibre-gl/dist/maplibre-gl.css";
import { setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useMessages } from "../../../app/i18n/language";
import { useTheme } from "../../../app/theme/theme";
import { gridAddress } from "../../../features/grids/addresses";
import { drawMap, type DrawnMap, type MapContent } from "./drawMap";
import styles from "./GridMap.module.css";

setWorkerUrl(workerUrl);

interface GridMapProps extends MapContent {
  highlighted: string | null;
  onHighlight: (code: string | null) => void;
}

function hasWebGL() {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

/** The drawn map. Everything it says is also in the list beside it. */
export default function GridMap({ grid, places, units, highlighted, onHighlight }: GridMapProps) {
  const { map: messages } = useMessages();
  const { palette } = useTheme();
  const navigate = useNavigate();
  const container = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnMap>(null);
  const [canDraw] = useState(hasWebGL);

  useEffect(() => {
    if (!container.current) return;
    const onOpen = (code: string) => void navigate(gridAddress(code, { tab: "map" }));
    const map = drawMap(container.current, { grid, places, units }, palette, messages, { onOpen, onHighlight });
    drawn.current = map;
    return () => {
      map.remove();
    };
  }, [grid, places, units, palette, messages, navigate, onHighlight]);

  useEffect(() => {
    drawn.current?.highlight(highlighted);
  }, [highlighted]);

  if (!canDraw) return <p className={styles.unavailable}>{messages.unavailable}</p>;
  return <div ref={container} className={styles.map} />;
}
