"use client";

import { Clock } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { shownAt } from "./bands.ts";
import type { Geometry } from "./geometry.ts";
import { LabelPart } from "./label.tsx";
import { useLadder } from "./ladder-context.tsx";
import type { Layout, PlacedLabel, PlacedState, PlacedWait, Reading } from "./layout.ts";
import { Lines } from "./lines.tsx";
import { StateValue } from "./value.tsx";
import { useWaitText } from "./wait-text.ts";

/** Units of the layout as lengths that grow with the reader's text size. */
function rem(units: number): string {
  return `${units / 16}rem`;
}

/** One drawing of a ladder: lines below, text above them in the order of time. */
export function Canvas({ layout, className }: { layout: Layout; className: string }) {
  const { geometry, height } = layout;
  return (
    <div
      className={`ladder-canvas ladder-${geometry.mode} ${className}`}
      style={{ width: rem(geometry.width), height: rem(height) }}
    >
      <Lines layout={layout} />
      <Ends geometry={geometry} />
      {geometry.times && <Times layout={layout} />}
      {layout.reading.map((item) => (
        <Item key={keyOf(item)} item={item} geometry={geometry} />
      ))}
    </div>
  );
}

function keyOf(item: Reading): string {
  if (item.read === "label") return `label${item.label.n}`;
  if (item.read === "wait") return `wait${item.wait.index}`;
  return `state${item.state.end}${item.state.index ?? ""}`;
}

function Item({ item, geometry }: { item: Reading; geometry: Geometry }) {
  if (item.read === "label") return <Label label={item.label} />;
  if (item.read === "wait") return <Wait wait={item.wait} geometry={geometry} />;
  return <StateName state={item.state} geometry={geometry} />;
}

/** The ends' names over their lifelines; narrow: flush with the edges. */
function Ends({ geometry }: { geometry: Geometry }) {
  const { names } = useLadder();
  const { x, width, inside } = geometry;
  if (inside) {
    return (
      <>
        <span className="ladder-end left-0">{names.client}</span>
        <span className="ladder-end right-0">{names.server}</span>
      </>
    );
  }
  return (
    <>
      <span className="ladder-end" style={{ right: rem(width - x.client - 6) }}>
        {names.client}
      </span>
      <span className="ladder-end" style={{ left: rem(x.server - 6) }}>
        {names.server}
      </span>
    </>
  );
}

function Times({ layout }: { layout: Layout }) {
  const format = useFormatter();
  return (
    <>
      <span className="ladder-time ladder-time-unit" style={{ top: rem(14) }}>
        ms
      </span>
      {layout.times.map(({ y, textTop, at }) => {
        if (textTop === null) return null;
        // Five digits are all that fits: from ten seconds on a time names its own unit.
        const text = at < 10_000 ? String(Math.round(at)) : `${format.number(at / 1000, TIME)} s`;
        return (
          <span key={y} className="ladder-time" style={{ top: rem(textTop) }}>
            {text}
          </span>
        );
      })}
    </>
  );
}

const TIME = { maximumFractionDigits: 1, useGrouping: false } as const;

function Label({ label }: { label: PlacedLabel }) {
  const t = useTranslations("ladder");
  const { ladder, marked } = useLadder();
  const segment = ladder.segments.find(({ n }) => n === label.n);
  if (!segment) return null;
  const { left, top, width, height, align, lines } = label;
  const isMarked = marked !== null && "segment" in marked && marked.segment === label.n;
  return (
    <div
      className={`ladder-label ladder-label-${align}${isMarked ? " ladder-marked" : ""}`}
      style={{ left: rem(left), top: rem(top), width: rem(width), height: rem(height) }}
    >
      {isMarked && <span className="sr-only">{t("marked")} </span>}
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
        <span key={index} className="ladder-line" style={{ height: rem(line.height) }}>
          {line.parts.map(({ part }) => (
            <LabelPart key={part} part={part} segment={segment} />
          ))}
        </span>
      ))}
    </div>
  );
}

function Wait({ wait, geometry }: { wait: PlacedWait; geometry: Geometry }) {
  const { names } = useLadder();
  const text = useWaitText()(wait.index);
  const x = geometry.x[wait.end];
  const place: CSSProperties =
    wait.end === "client" ? { left: rem(x + 14) } : { right: rem(geometry.width - x + 14) };
  return (
    <div className="ladder-wait" style={{ top: rem(wait.top), ...place }}>
      <Clock aria-hidden="true" />
      <span>
        <span className="sr-only">{names[wait.end]} </span>
        {text}
      </span>
    </div>
  );
}

function StateName({ state, geometry }: { state: PlacedState; geometry: Geometry }) {
  const t = useTranslations("ladder");
  const { ladder, names, marked } = useLadder();
  const shown = shownAt(ladder, state);
  const at = state.index === null ? null : ladder.states[state.index]?.at;
  const isMarked =
    marked !== null && "end" in marked && marked.end === state.end && marked.at === at;
  const x = geometry.x[state.end];
  const inward = geometry.inside === (state.end === "client");
  const place: CSSProperties = inward
    ? { left: rem(x + 9) }
    : { right: rem(geometry.width - x + 9) };
  const quiet = shown.as === "given" && (shown.value === "CLOSED" || shown.value === "LISTEN");
  const when = state.index === null ? "begins" : "becomes";
  return (
    <div
      className={`ladder-state${quiet ? " ladder-state-quiet" : ""}${isMarked ? " ladder-marked" : ""}`}
      style={{ top: rem(state.top), ...place }}
    >
      <span className="sr-only">
        {isMarked && `${t("marked")} `}
        {t(when, { end: names[state.end] })}{" "}
      </span>
      <StateValue shown={shown} />
    </div>
  );
}
