import "server-only";
import { done } from "#contract/account.ts";
import { board, boardInput, hideInput } from "#contract/board.ts";
import { learnerProcedure, publicProcedure, router } from "../trpc/trpc.ts";
import { hideLearner, showBoard } from "./show-board.ts";

export const boardRouter = router({
  show: publicProcedure
    .input(boardInput)
    .output(board)
    .query(({ ctx, input }) => showBoard(ctx.db, ctx.learner, input.period, ctx.now())),
  hide: learnerProcedure
    .input(hideInput)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await hideLearner(ctx.db, ctx.learner, input.hidden);
      return { done: true as const };
    }),
});
