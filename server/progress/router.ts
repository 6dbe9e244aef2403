import "server-only";
import { progress } from "#contract/progress.ts";
import { learnerProcedure, router } from "../trpc/trpc.ts";
import { showProgress } from "./show-progress.ts";

export const progressRouter = router({
  show: learnerProcedure
    .output(progress)
    .query(({ ctx }) => showProgress(ctx.db, ctx.learner, ctx.now())),
});
