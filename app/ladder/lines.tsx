import { useId } from "react";
import type { Band } from "./bands.ts";
import { BAND, type Geometry } from "./geometry.ts";
import type { Layout, PlacedLine } from "./layout.ts";

/** Everything of a diagram that is not text. It says nothing that the text does not say. */
export function Lines({ layout }: { layout: Layout }) {
  const { geometry, height, lines, bands, waits, times } = layout;
  const id = useId();
  return (
    <svg
      className="ladder-lines"
      viewBox={`0 0 ${geometry.width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      <Patterns id={id} />
      {geometry.times &&
        times.map(({ y }) => (
          <path key={y} className="ladder-grid" d={`M40 ${y}H${geometry.width}`} />
        ))}
      {lines.map((line) => (
        <SegmentLine key={line.n} line={line} />
      ))}
      {bands.map((band) => (
        <BandShape key={`${band.end}${band.top}`} band={band} geometry={geometry} id={id} />
      ))}
      {bands.map((band) => (
        <Tick key={`${band.end}${band.top}`} band={band} geometry={geometry} />
      ))}
      {waits.map(({ index, end, y }) => (
        <Break key={index} x={geometry.x[end]} y={y} />
      ))}
      {lines.map(({ n, x0, y0 }) => (
        <circle key={n} className="ladder-dot" cx={x0} cy={y0} r="2.4" />
      ))}
    </svg>
  );
}

/** The gaps of the patterns are the sheet's colour, laid over the band's own. */
function Patterns({ id }: { id: string }) {
  const units = { patternUnits: "userSpaceOnUse" };
  return (
    <defs>
      <pattern id={`${id}opening`} width="6" height="6" patternTransform="rotate(45)" {...units}>
        <path className="ladder-gap" d="M0 0V6" strokeWidth="3" />
      </pattern>
      <pattern id={`${id}closing`} width="6" height="6" {...units}>
        <path className="ladder-gap" d="M0 0H10" strokeWidth="3" />
      </pattern>
      <pattern id={`${id}wait`} width="4" height="6" {...units}>
        <circle className="ladder-gap-dot" cx="2" cy="2" r="1.3" />
      </pattern>
    </defs>
  );
}

function SegmentLine({ line }: { line: PlacedLine }) {
  const { x0, y0, x1, y1, lost, again } = line;
  const end = head(line);
  const names = ["ladder-seg", lost && "ladder-seg-lost", again && "ladder-seg-again"];
  return (
    <>
      <path className={names.filter(Boolean).join(" ")} d={`M${x0} ${y0}L${end.stop}`} />
      {lost ? (
        <path
          className="ladder-cross"
          d={`M${x1 - 6} ${y1 - 6}l12 12M${x1 + 6} ${y1 - 6}l-12 12`}
        />
      ) : (
        <path className="ladder-head" d={end.arrow} />
      )}
    </>
  );
}

/** A filled arrow head of 9, and where the line stops so that its end does not show at the tip. */
function head({ x0, y0, x1, y1, lost }: PlacedLine): { stop: string; arrow: string } {
  if (lost) return { stop: `${x1} ${y1}`, arrow: "" };
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  const at = (back: number, side: number) =>
    `${round(x1 - dx * back - dy * side)} ${round(y1 - dy * back + dx * side)}`;
  return { stop: at(3, 0), arrow: `M${x1} ${y1}L${at(9, 3.7)}L${at(9, -3.7)}Z` };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const PATTERNED = new Set(["opening", "closing", "wait"]);

function BandShape({ band, geometry, id }: { band: Band; geometry: Geometry; id: string }) {
  const { end, top, bottom, look } = band;
  const x = geometry.x[end];
  if (look === "unknown") return <path className="ladder-unknown" d={`M${x} ${top}V${bottom}`} />;
  const box = { x: x - BAND.half, y: top, width: 2 * BAND.half, height: Math.max(0, bottom - top) };
  return (
    <>
      <rect className={`ladder-band-${look}`} {...box} />
      {PATTERNED.has(look) && <rect {...box} fill={`url(#${id}${look})`} />}
    </>
  );
}

function Tick({ band, geometry }: { band: Band; geometry: Geometry }) {
  if (!band.tick) return null;
  const x = geometry.x[band.end];
  return <path className="ladder-tick" d={`M${x - 8} ${band.top}H${x + 8}`} />;
}

/** Two short strokes across the band: time passes here. */
function Break({ x, y }: { x: number; y: number }) {
  return (
    <>
      <path className="ladder-break-gap" d={`M${x - 8} ${y + 4}L${x + 8} ${y - 4}`} />
      <path
        className="ladder-break"
        d={`M${x - 9} ${y + 1.5}L${x + 9} ${y - 7.5}M${x - 9} ${y + 7.5}L${x + 9} ${y - 1.5}`}
      />
    </>
  );
}
