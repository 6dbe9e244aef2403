import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { describeFailure } from "./complaint.ts";
import { mutationRun } from "./mutation/run.ts";

const HELP = `npm run mutation -- [options]
Changes oracle/ in one place at a time and sees whether a unit test of oracle/ notices.
  --file WORD     only files whose path holds WORD; may be given more than once
  --rule ID       only mutants in the branch of this rule; may be given more than once
  --again FILE    only the survivors of an earlier --save
  --save FILE     write the whole report as JSON, and what is known so far while it runs
  --resume FILE   go on with a run of these sources that was broken off, from its --save
  --json          print the report as JSON
  --list          print the mutants and run none
  --every N       only every N-th mutant: an estimate (1)
  --quick         only the test files that take next to no time: more survive
  --confirm       run each survivor with Vitest itself as well
  --jobs N        processes at once (1)
Exit code 1 when 10 % or more survive or the branch of a rule has no mutant that is killed.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      file: { type: "string", multiple: true, default: [] },
      rule: { type: "string", multiple: true, default: [] },
      again: { type: "string" },
      resume: { type: "string" },
      save: { type: "string" },
      json: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      every: { type: "string", default: "1" },
      quick: { type: "boolean", default: false },
      confirm: { type: "boolean", default: false },
      jobs: { type: "string", default: "1" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const textOf = (name: string | undefined): string | null =>
    name === undefined ? null : readFileSync(name, "utf8");
  const save = (text: string): void => {
    if (values.save !== undefined) writeFileSync(values.save, text);
  };
  const { file, rule, json, list, quick, confirm } = values;
  return mutationRun({
    file,
    rule,
    json,
    list,
    quick,
    confirm,
    jobs: Number(values.jobs),
    every: Number(values.every),
    again: textOf(values.again),
    resume: textOf(values.resume),
    save,
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 2;
}
