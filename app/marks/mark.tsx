import { Check, Minus, X } from "lucide-react";
import type { Mark as Standing } from "#contract/judged.ts";

const SHAPES = {
  right: "mark-right",
  partly: "mark-partly",
  wrong: "mark-wrong",
  none: "mark-none",
} as const;

/** Right, partly, wrong or not counted: a shape of its own each, never colour alone. */
export function Mark({ standing }: { standing: Standing | "none" }) {
  return (
    <span className={`mark ${SHAPES[standing]}`} aria-hidden="true">
      {standing === "right" && <Check size={13} strokeWidth={3} />}
      {standing === "partly" && <Approximately />}
      {standing === "wrong" && <X size={13} strokeWidth={3} />}
      {standing === "none" && <Minus size={13} strokeWidth={3} />}
    </span>
  );
}

function Approximately() {
  return (
    <svg width="13" height="13" viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path
        d="M5 15a6.5 6.5 0 0 1 7 0 6.5 6.5 0 0 0 7 0M5 9a6.5 6.5 0 0 1 7 0 6.5 6.5 0 0 0 7 0"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  );
}
