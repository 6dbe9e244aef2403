import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { Trouble } from "./trouble.ts";

type Props = { trouble: Trouble | null; children?: ReactNode };

/** What went wrong with the whole of it, said where the action is. It stays until it is resolved. */
export function FormTrouble({ trouble, children }: Props) {
  return (
    <div role="alert" className="empty:hidden">
      {trouble && (
        <p className="type-small flex gap-2 rounded-2 border border-wrong bg-wrong-wash px-3 py-2">
          <X size={18} aria-hidden className="mt-0.5 shrink-0 text-wrong" />
          <span>
            {trouble.sentence} {children}
          </span>
        </p>
      )}
    </div>
  );
}
