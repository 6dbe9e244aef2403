import "server-only";
import { done } from "#contract/account.ts";
import { closeReportInput, reports, reportsInput, sendReportInput } from "#contract/report.ts";
import { authorProcedure, learnerProcedure, orRefuse, router } from "../trpc/trpc.ts";
import { closeReport, openReports } from "./open-reports.ts";
import { sendReport } from "./send-report.ts";

/** Reports of problems with questions: learners write them, authors read and close them. */
export const reportRouter = router({
  send: learnerProcedure
    .input(sendReportInput)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      orRefuse(await sendReport(ctx.db, ctx.learner, input, ctx.now()));
      return { done: true as const };
    }),
  list: authorProcedure
    .input(reportsInput)
    .output(reports)
    .query(async ({ ctx, input }) => ({
      rows: await openReports(ctx.db, ctx.learner, input.slug),
    })),
  close: authorProcedure
    .input(closeReportInput)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      orRefuse(await closeReport(ctx.db, input, ctx.now()));
      return { done: true as const };
    }),
});
