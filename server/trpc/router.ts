import "server-only";
import { accountRouter } from "../account/router.ts";
import { boardRouter } from "../board/router.ts";
import { deskRouter } from "../desk/router.ts";
import { progressRouter } from "../progress/router.ts";
import { reviewRouter } from "../review/router.ts";
import { router } from "./trpc.ts";

export const appRouter = router({
  account: accountRouter,
  board: boardRouter,
  desk: deskRouter,
  progress: progressRouter,
  review: reviewRouter,
});

export type AppRouter = typeof appRouter;
