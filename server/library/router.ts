import "server-only";
import { libraryAnswer, libraryAnswerInput, tryInput, tryOutput } from "#contract/library.ts";
import { countTry } from "../account/limit.ts";
import { orRefuse, publicProcedure, router } from "../trpc/trpc.ts";
import { answerQuestion, tryAnswer } from "./judge-public.ts";

/** The library is everybody's: neither door asks who comes, but one address may not ask without end. */
export const libraryRouter = router({
  answer: publicProcedure
    .input(libraryAnswerInput)
    .output(libraryAnswer)
    .query(async ({ ctx, input }) => {
      orRefuse(await countTry(ctx.db, "library", ctx.address));
      return orRefuse(await answerQuestion(ctx.db, input));
    }),
  try: publicProcedure
    .input(tryInput)
    .output(tryOutput)
    .mutation(async ({ ctx, input }) => {
      orRefuse(await countTry(ctx.db, "library", ctx.address));
      return orRefuse(await tryAnswer(ctx.db, input, ctx.reader));
    }),
});
