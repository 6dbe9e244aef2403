import { Check, Info, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";

const TONES = {
  right: { icon: Check, className: "border-right bg-right-wash [&>svg]:text-right" },
  partly: { icon: TriangleAlert, className: "border-partly bg-partly-wash [&>svg]:text-partly" },
  wrong: { icon: X, className: "border-wrong bg-wrong-wash [&>svg]:text-wrong" },
  plain: { icon: Info, className: "border-edge bg-sheet [&>svg]:text-soft" },
} as const;

type Props = {
  tone: keyof typeof TONES;
  children: ReactNode;
  /** What can be done about it. */
  actions?: ReactNode;
};

/** What happened, what is kept, what to do. It stays until it is resolved. */
export function Notice({ tone, children, actions }: Props) {
  const { icon: Icon, className } = TONES[tone];
  return (
    <div className={`desk-notice type-small ${className}`}>
      <Icon size={18} aria-hidden="true" className="shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
