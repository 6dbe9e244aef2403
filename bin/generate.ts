import { describeFailure } from "./complaint.ts";
import { generateClient } from "./launcher/generate-client.ts";

try {
  const outcome = await generateClient();
  console.log(outcome === "made" ? "Made generated/prisma." : "generated/prisma is up to date.");
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
