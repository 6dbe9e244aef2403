import { buildIfChanged } from "../launcher/build-if-changed.ts";
import { isRunning } from "../launcher/instance.ts";
import { inRoot } from "../root.ts";

/** Builds what the tests serve, unless the last build is of these sources. */
export async function buildForTests(): Promise<void> {
  const outcome = await buildIfChanged({
    // Next would write over the files that a running server still hands out.
    refuse: () =>
      isRunning(inRoot(".data"))
        ? "Seqack runs in this folder with an older build, and the tests must build anew: stop it."
        : null,
    onWait: () => console.log("Another build is going on here; waiting for it."),
    onBuild: () => console.log("The sources changed: building."),
  });
  console.log(outcome === "built" ? "Built." : "Nothing changed since the last build.");
}
