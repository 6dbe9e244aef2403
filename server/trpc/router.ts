import "server-only";
import { accountRouter } from "../account/router.ts";
import { boardRouter } from "../board/router.ts";
import { deskRouter } from "../desk/router.ts";
import { libraryRouter } from "../library/router.ts";
import { progressRouter } from "../progress/router.ts";
import { reportRouter } from "../report/router.ts";
import { reviewRouter } from "../review/router.ts";
import { router } from "./trpc.ts";

export const appRouter = router({
  account: accountRouter,
  board: boardRouter,
  desk: deskRouter,
  library: libraryRouter,
  progress: progressRouter,
  report: reportRouter,
  review: reviewRouter,
});

export type AppRouter = typeof appRouter;
