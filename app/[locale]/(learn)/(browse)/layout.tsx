import type { ReactNode } from "react";
import { Shell } from "#app/shell/shell.tsx";
import { currentLearner } from "#server/account/current-learner.ts";
import { placesFor } from "#server/account/places.ts";

export default async function BrowseLayout({ children }: { children: ReactNode }) {
  const learner = await currentLearner();
  return (
    <Shell learner={learner} places={placesFor(learner)}>
      {children}
    </Shell>
  );
}
