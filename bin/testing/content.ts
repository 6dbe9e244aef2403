import { inRoot } from "../root.ts";
import { runScript } from "./command.ts";
import { generated } from "./generated.ts";
import { oneTest, type Part } from "./part.ts";

/** What holds of the questions as a whole: `npm run check:content`. It grows with the content. */
export const content: Part = {
  name: "content",
  group: "content",
  isBeside: true,
  async run(filter, say) {
    await generated();
    return oneTest(
      await runScript(inRoot("bin/check-content.ts"), filter, {
        nodeFlags: ["--conditions=react-server"],
        ...(say && { say }),
      }),
    );
  },
};
