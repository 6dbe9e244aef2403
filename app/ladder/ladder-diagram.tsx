"use client";

import "./ladder.css";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useMemo, useRef } from "react";
import type { CellVerdict } from "#contract/cell.ts";
import type { Ladder } from "#contract/ladder.ts";
import { AsTable } from "./as-table.tsx";
import { Canvas } from "./canvas.tsx";
import { type Cells, faceOf, hasBothForms, printed, type Symbols } from "./cells.ts";
import { useForm } from "./form.ts";
import { FormSwitch } from "./form-switch.tsx";
import { geometryOf } from "./geometry.ts";
import { useKeptFocus } from "./kept-focus.ts";
import { LadderProvider, type LadderView, type Marked } from "./ladder-context.tsx";
import { layOut } from "./layout.ts";
import { type Form, firstWrapped, valueKey } from "./numbers.ts";
import { placesOf } from "./places.ts";
import { useRewritten } from "./rewritten.ts";
import { type Room, useRoom } from "./room.ts";
import { useWaitTextOf } from "./wait-text.ts";

export type { Cells, Symbols } from "./cells.ts";

export type LadderDiagramProps = {
  ladder: Ladder;
  cells?: Cells;
  /** Shows numbers in this form only, without the switch. */
  form?: Form;
  /** Stands at the left of the switch: what is filled in, or whose is what. */
  head?: ReactNode;
  /** Texts instead of names and numbers, where the diagram speaks in general. */
  symbols?: Symbols;
  /** The column of times, where there is room for it. */
  times?: boolean;
  /** Set off from the rest. */
  marked?: Marked | null;
  /** Whether "Read as a table" stands below. */
  table?: boolean;
};

const READ: Cells = { kind: "read" };
const NO_VERDICTS: readonly CellVerdict[] = [];

/**
 * The ladder diagram: two lifelines with their states, segments between them, time flowing down.
 * The drawing is text over lines, in the order of time; the same can be read as a table.
 */
export function LadderDiagram(props: LadderDiagramProps) {
  const { ladder, cells = READ, head, symbols, marked = null, table = true } = props;
  const locale = useLocale();
  const chosen = useForm();
  const both = props.form === undefined && !symbols && hasBothForms(ladder);
  const form = props.form ?? (both ? chosen : "absolute");
  const container = useRef<HTMLDivElement>(null);
  const room = useRoom(container);
  const focus = useKeptFocus(container, room);
  const rewritten = useRewritten(ladder, cells);
  const shown = useShown(ladder, cells, form, symbols);
  const names = useNames(symbols);
  const view = useMemo<LadderView>(
    () => ({ ...shown, ladder, cells, names, marked, typedAs: rewritten.typedAs }),
    [shown, ladder, cells, names, marked, rewritten.typedAs],
  );
  const layouts = useLayouts(ladder, shown, room, props.times ?? !symbols);
  return (
    <LadderProvider value={view}>
      {/* biome-ignore lint/a11y/useSemanticElements: figure with role group, as look.md asks */}
      <figure
        className="ladder"
        role="group"
        aria-label={locale === "zh" ? ladder.title.zh : ladder.title.en}
      >
        {(head || both) && (
          <div className="ladder-head-row">
            <div>{head}</div>
            {both && <FormSwitch form={form} onChange={rewritten.switchTo} />}
          </div>
        )}
        <div ref={container} className="ladder-room" {...focus}>
          {layouts.map((layout) => (
            <Canvas
              key={layouts.length === 1 ? "only" : layout.geometry.mode}
              layout={layout}
              className={layouts.length === 1 ? "" : "ladder-one-of"}
            />
          ))}
        </div>
        {table && <AsTable />}
      </figure>
    </LadderProvider>
  );
}

type Shown = Pick<LadderView, "places" | "print" | "wraps" | "face" | "faces">;

/** What stands at each place. Typing changes none of it, so typing lays nothing out again. */
function useShown(ladder: Ladder, cells: Cells, form: Form, symbols: Symbols | undefined): Shown {
  const t = useTranslations("ladder");
  const verdicts = cells.kind === "judged" ? cells.verdicts : NO_VERDICTS;
  return useMemo(() => {
    const wrapped = firstWrapped(ladder);
    const places = placesOf(ladder);
    const face: Shown["face"] = (verdict) =>
      faceOf(ladder, verdict, places.get(verdict.blank), form, t("empty"));
    return {
      places,
      print: (n, field) => printed(ladder, n, field, form, symbols),
      wraps: (n, field) => form === "absolute" && !symbols && wrapped.has(valueKey(n, field)),
      face,
      faces: (blank) => {
        const verdict = verdicts.find((one) => one.blank === blank);
        return verdict ? face(verdict) : null;
      },
    };
  }, [ladder, verdicts, form, symbols, t]);
}

function useNames(symbols: Symbols | undefined): LadderView["names"] {
  const t = useTranslations("ladder");
  return useMemo(
    () => symbols?.names ?? { client: t("client"), server: t("server") },
    [symbols, t],
  );
}

function useLayouts(ladder: Ladder, shown: Shown, room: Room, times: boolean) {
  const t = useTranslations("ladder");
  const waitText = useWaitTextOf(ladder);
  return useMemo(
    () =>
      room.modes.map((mode) =>
        layOut({
          ladder,
          geometry: geometryOf(mode, times, room.units),
          print: shown.print,
          wraps: shown.wraps,
          faces: shown.faces,
          words: { lost: t("lost"), again: t("again") },
          waitText,
          stateText: (state) => (state.as === "given" ? state.value : null),
        }),
      ),
    [ladder, shown, room, times, t, waitText],
  );
}
