import { generateClient } from "../launcher/generate-client.ts";

let made: ReturnType<typeof generateClient> | undefined;

/** What is made of other files, once a run: parts that begin together would write it for each other. */
export function generated(): ReturnType<typeof generateClient> {
  made ??= generateClient();
  return made;
}
