"use client";

import "../report.css";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "react-aria-components";

// Hardly anybody opens it: a dialog with its fields is not loaded with every question.
const ReportDialog = dynamic(() => import("./report-dialog.tsx").then((file) => file.ReportDialog));

/** A quiet way to say that something is wrong with the question, open or judged. */
export function ReportProblem({ attemptId }: { attemptId: string }) {
  const t = useTranslations("report");
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const [sent, setSent] = useState(false);
  return (
    <div className="practice-report no-print">
      <Button
        className="practice-report-open"
        aria-haspopup="dialog"
        onPress={() => {
          setWanted(true);
          setOpen(true);
          setSent(false);
        }}
      >
        {t("open")}
      </Button>
      <span role="status">{sent && t("sent")}</span>
      {wanted && (
        <ReportDialog
          attemptId={attemptId}
          open={open}
          onClose={() => setOpen(false)}
          onSent={() => {
            setOpen(false);
            setSent(true);
          }}
        />
      )}
    </div>
  );
}
