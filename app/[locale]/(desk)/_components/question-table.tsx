"use client";

import { Cpu } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Link } from "#app/i18n/navigation.ts";
import type { DeskRow } from "#contract/desk.ts";
import { StatusMark } from "./status-mark.tsx";

/** A line each; on a phone, what matters stands in two. */
export function QuestionTable({ rows }: { rows: readonly DeskRow[] }) {
  const t = useTranslations("desk");
  return (
    <table className="desk-table">
      <caption className="sr-only">{t("title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("column.question")}</th>
          <th scope="col" className="max-md:hidden">
            {t("column.kind")}
          </th>
          <th scope="col" className="max-lg:hidden">
            {t("column.topic")}
          </th>
          <th scope="col" className="max-md:hidden">
            {t("column.judge")}
          </th>
          <th scope="col">{t("column.status")}</th>
          <th scope="col" className="max-md:hidden">
            {t("column.updated")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.slug} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: DeskRow }) {
  const t = useTranslations("desk");
  const words = useTranslations("review");
  const reported = useTranslations("report");
  const format = useFormatter();
  const prompt = useLocale() === "zh" ? row.prompt.zh : row.prompt.en;
  const when = format.dateTime(new Date(row.updatedAt), { day: "numeric", month: "short" });
  const kind = words(`kinds.${row.kind}`);
  return (
    <tr className="relative">
      <th scope="row" className="w-full max-w-0">
        <Link href={`/desk/${row.slug}`} className="desk-row-link">
          <span className="desk-row-prompt">{prompt || row.slug}</span>
        </Link>
        <span className="flex text-soft">
          <span className="type-num truncate">{row.slug}</span>
          <span className="shrink-0 whitespace-pre md:hidden"> · {kind}</span>
          {row.reports > 0 && (
            <>
              <span className="shrink-0 whitespace-pre"> · </span>
              <span className="desk-reported">{reported("desk.count", { n: row.reports })}</span>
            </>
          )}
        </span>
      </th>
      <td className="whitespace-nowrap max-md:hidden">{kind}</td>
      <td className="whitespace-nowrap max-lg:hidden">{words(`topics.${row.topic}`)}</td>
      <td className="whitespace-nowrap max-md:hidden">
        <span className={`flex items-center gap-1.5 ${row.graded ? "" : "text-soft"}`}>
          {row.graded && <Cpu size={15} aria-hidden="true" />}
          {t(`judge.${judgeOf(row)}`)}
        </span>
      </td>
      <td>
        <StatusMark status={row.status} />
      </td>
      <td className="whitespace-nowrap text-soft max-md:hidden">
        {row.updatedBy === null ? when : t("by", { when, name: row.updatedBy })}
      </td>
    </tr>
  );
}

/** Who says what is right: the simulator, the author's key, or the learner. */
function judgeOf({ graded, kind }: DeskRow): "simulator" | "key" | "learner" {
  if (graded) return "simulator";
  return kind === "flashcard" ? "learner" : "key";
}
