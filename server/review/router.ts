import "server-only";
import {
  hintInput,
  hintOutput,
  nextInput,
  nextOutput,
  revealed,
  revealInput,
  submitInput,
  submitOutput,
} from "#contract/review.ts";
import { learnerProcedure, orRefuse, router } from "../trpc/trpc.ts";
import { nextAttempt } from "./next-attempt.ts";
import { revealAttempt } from "./show-attempt.ts";
import { submitAnswer } from "./submit-answer.ts";
import { takeHint } from "./take-hint.ts";

/** Practice. Doors only: input, output, one call; the clock and chance are read here. */
export const reviewRouter = router({
  next: learnerProcedure
    .input(nextInput)
    .output(nextOutput)
    .mutation(async ({ ctx, input }) =>
      orRefuse(await nextAttempt(ctx.db, ctx.learner, input, ctx.now(), ctx.seed)),
    ),
  reveal: learnerProcedure
    .input(revealInput)
    .output(revealed)
    .mutation(async ({ ctx, input }) =>
      orRefuse(await revealAttempt(ctx.db, ctx.learner, input.attemptId, ctx.now())),
    ),
  hint: learnerProcedure
    .input(hintInput)
    .output(hintOutput)
    .mutation(async ({ ctx, input }) => orRefuse(await takeHint(ctx.db, ctx.learner, input))),
  submit: learnerProcedure
    .input(submitInput)
    .output(submitOutput)
    .mutation(async ({ ctx, input }) =>
      orRefuse(
        await submitAnswer(ctx.db, ctx.learner, input, { now: ctx.now(), reader: ctx.reader }),
      ),
    ),
});
