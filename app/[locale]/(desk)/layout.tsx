import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Shell } from "#app/shell/shell.tsx";
import { currentLearner } from "#server/account/current-learner.ts";
import { placesFor } from "#server/account/places.ts";
import { hasRole } from "#server/trpc/trpc.ts";

/** Who is no author is not told that there is a desk. The procedures decide for themselves. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const learner = await currentLearner();
  if (!learner || !hasRole(learner.role, "author")) notFound();
  return (
    <Shell learner={learner} places={placesFor(learner)}>
      {children}
    </Shell>
  );
}
