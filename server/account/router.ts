import "server-only";
import {
  changePasswordInput,
  done,
  people,
  peopleInput,
  setBannedInput,
  setRoleInput,
  settingsInput,
  signUpInput,
} from "#contract/account.ts";
import {
  adminProcedure,
  learnerProcedure,
  orRefuse,
  publicProcedure,
  router,
} from "../trpc/trpc.ts";
import { countTry } from "./limit.ts";
import { listPeople, setBanned, setRole } from "./people.ts";
import { changePassword, changeSettings } from "./settings.ts";
import { signUp } from "./sign-up.ts";
import { endSignIns } from "./signed-in.ts";

const DONE = { done: true as const };

export const accountRouter = router({
  signUp: publicProcedure
    .input(signUpInput)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      orRefuse(await countTry(ctx.db, "sign-up", ctx.address));
      orRefuse(await signUp(ctx.db, ctx.learner, input, ctx.locale));
      return DONE;
    }),
  settings: learnerProcedure
    .input(settingsInput)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      orRefuse(await changeSettings(ctx.db, ctx.learner, input));
      return DONE;
    }),
  changePassword: learnerProcedure
    .input(changePasswordInput)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      orRefuse(await changePassword(ctx.db, ctx.learner, ctx.signInId, input));
      return DONE;
    }),
  signOutEverywhere: learnerProcedure.output(done).mutation(async ({ ctx }) => {
    await endSignIns(ctx.db, ctx.learner.id);
    return DONE;
  }),
  people: adminProcedure
    .input(peopleInput)
    .output(people)
    .query(({ ctx, input }) => listPeople(ctx.db, ctx.learner, input.search)),
  setRole: adminProcedure
    .input(setRoleInput)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      orRefuse(await setRole(ctx.db, input.id, input.role));
      return DONE;
    }),
  setBanned: adminProcedure
    .input(setBannedInput)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      orRefuse(await setBanned(ctx.db, input.id, input.banned, ctx.now()));
      return DONE;
    }),
});
