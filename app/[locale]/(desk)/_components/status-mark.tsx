import { useTranslations } from "next-intl";
import type { QuestionStatus } from "#contract/desk.ts";

/** Shapes tell the statuses apart without colour; the word stands beside. */
const SHAPES: Record<QuestionStatus, string> = {
  draft: "border-[1.5px] border-dashed border-soft",
  published: "bg-text",
  changed: "border-[1.5px] border-text desk-half",
  retired: "border-[1.5px] border-edge desk-struck",
};

export function StatusMark({ status }: { status: QuestionStatus }) {
  const t = useTranslations("desk.status");
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span aria-hidden="true" className={`desk-status ${SHAPES[status]}`} />
      {t(status)}
    </span>
  );
}
