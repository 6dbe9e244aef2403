import { z } from "zod";
import { slug } from "./asked.ts";

/** What a learner finds wrong with a question. */
const REASONS = ["wrong-key", "unclear", "typo", "translation", "other"] as const;
export const reportReason = z.enum(REASONS);
export type ReportReason = z.infer<typeof reportReason>;

/** A report about the question of an attempt. The same text again is the same report. */
export const sendReportInput = z.strictObject({
  attemptId: z.uuid(),
  reason: reportReason,
  text: z.string().trim().min(1).max(4000),
});

export const reportsInput = z.strictObject({ slug });
/** A report that nobody has closed yet. */
export const openReport = z.strictObject({
  id: z.uuid(),
  reason: reportReason,
  text: z.string(),
  /** The version that was asked. */
  version: z.int().min(1),
  /** The seed of its numbers; null where no attempt is known. */
  seed: z.int().min(0).nullable(),
  at: z.iso.datetime(),
  /** Who wrote it. Only admins are told, so that nobody hesitates to report an author's mistake. */
  by: z.string().nullable(),
});
export type OpenReport = z.infer<typeof openReport>;
/** The open reports of a question, the latest first. */
export const reports = z.strictObject({ rows: z.array(openReport) });

export const closeReportInput = z.strictObject({ slug, id: z.uuid() });
