import "server-only";
import { done } from "#contract/account.ts";
import {
  deskList,
  deskListInput,
  openInput,
  openOutput,
  previewInput,
  previewOutput,
  publishInput,
  publishOutput,
  retireInput,
  saveInput,
  saveOutput,
} from "#contract/desk.ts";
import { authorProcedure, orRefuse, router } from "../trpc/trpc.ts";
import {
  listQuestions,
  openQuestion,
  publishQuestion,
  retireQuestion,
  saveQuestion,
} from "./edit.ts";
import { previewQuestion } from "./preview.ts";

/** The authors' desk. `preview` writes nothing; it is a mutation because a source is too long to GET. */
export const deskRouter = router({
  list: authorProcedure
    .input(deskListInput)
    .output(deskList)
    .query(({ ctx, input }) => listQuestions(ctx.db, input.search)),
  open: authorProcedure
    .input(openInput)
    .output(openOutput)
    .query(async ({ ctx, input }) => orRefuse(await openQuestion(ctx.db, input.slug))),
  preview: authorProcedure
    .input(previewInput)
    .output(previewOutput)
    .mutation(({ input }) => previewQuestion(input.source, input.seed)),
  save: authorProcedure
    .input(saveInput)
    .output(saveOutput)
    .mutation(async ({ ctx, input }) =>
      orRefuse(await saveQuestion(ctx.db, ctx.learner, input, ctx.now())),
    ),
  publish: authorProcedure
    .input(publishInput)
    .output(publishOutput)
    .mutation(async ({ ctx, input }) => orRefuse(await publishQuestion(ctx.db, input, ctx.now()))),
  retire: authorProcedure
    .input(retireInput)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      orRefuse(await retireQuestion(ctx.db, input.slug, ctx.now()));
      return { done: true as const };
    }),
});
