"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "react-aria-components";
import { useRouter } from "#app/i18n/navigation.ts";
import { useTRPC } from "#app/trpc/client.tsx";
import type { OpenReport } from "#contract/report.ts";
import { failedBy } from "./failure.ts";
import { Notice } from "./notice.tsx";
import { Section } from "./preview-pane.tsx";

type Props = {
  slug: string;
  /** Shows the preview with the numbers of a seed. */
  onShow: (seed: number) => void;
};

/** What learners reported about a question and nobody has closed; nothing where there is none. */
export function ReportList({ slug, onShow }: Props) {
  const t = useTranslations("report.desk");
  const { data, error, refetch } = useQuery(
    useTRPC().report.list.queryOptions({ slug }, { staleTime: 0 }),
  );
  if (error && !data) {
    const retry = (
      <Button className="button button-small" onPress={() => refetch()}>
        {t("again")}
      </Button>
    );
    return (
      <Notice tone="partly" actions={retry}>
        {failedBy(error).sentence ?? t("away")}
      </Notice>
    );
  }
  if (!data || data.rows.length === 0) return null;
  return (
    <Section title={t("title")}>
      <ul className="desk-reports">
        {data.rows.map((report) => (
          <li key={report.id}>
            <OneReport slug={slug} report={report} onShow={onShow} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OneReport({ slug, report, onShow }: Props & { report: OpenReport }) {
  const t = useTranslations("report");
  const format = useFormatter();
  const { closing, failed } = useClosing();
  const { version, by, text, seed } = report;
  const when = format.dateTime(new Date(report.at), { dateStyle: "medium", timeStyle: "short" });
  return (
    <>
      <p className="type-note text-soft">
        {by === null ? t("desk.at", { when, version }) : t("desk.by", { when, version, name: by })}
      </p>
      <p className="type-small type-strong">{t(`reasons.${report.reason}`)}</p>
      <p className="desk-report-text type-small">{text}</p>
      {failed !== null && (
        <p role="alert" className="type-small text-wrong">
          {t("desk.notClosed")} {failed}
        </p>
      )}
      <p className="flex flex-wrap gap-2">
        {seed !== null && (
          <Button className="button button-small button-plain" onPress={() => onShow(seed)}>
            <Eye size={16} aria-hidden="true" />
            {t("desk.show", { seed: String(seed) })}
          </Button>
        )}
        <Button
          className="button button-small"
          aria-label={t("desk.closeOf", { text: text.slice(0, 80) })}
          isPending={closing.isPending}
          onPress={() => closing.mutate({ slug, id: report.id })}
        >
          {t("desk.close")}
        </Button>
      </p>
    </>
  );
}

function useClosing() {
  const t = useTranslations("report.desk");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const closing = useMutation(
    trpc.report.close.mutationOptions({
      onSuccess: () => {
        // The list of questions counts them.
        router.refresh();
        return queries.invalidateQueries({ queryKey: trpc.report.list.pathKey() });
      },
    }),
  );
  const failed = closing.error ? (failedBy(closing.error).sentence ?? t("away")) : null;
  return { closing, failed };
}
