import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { inRoot } from "../root.ts";

const ROOMS = ["oracle", "contract", "server", "app", "content", "prisma", "bin", "tests"];

function rules(): IConfiguration {
  return createRequire(import.meta.url)(inRoot(".dependency-cruiser.cjs"));
}

function isResult(output: ICruiseResult | string): output is ICruiseResult {
  return typeof output !== "string";
}

/** Imports of the tree that the table of rooms does not allow; also complains if none were read. */
export async function boundaryProblems(root: string): Promise<string[]> {
  const { options, ...ruleSet } = rules();
  const names = readdirSync(root, { withFileTypes: true });
  const rooms = names.filter((entry) => entry.isDirectory() && ROOMS.includes(entry.name));
  const doors = names.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name));
  const places = [...rooms, ...doors].map((entry) => entry.name);
  const { output } = await cruise(
    places,
    { ...options, ruleSet, validate: true, baseDir: root },
    undefined,
    { tsConfig: extractTSConfig(path.join(root, "tsconfig.json")) },
  );
  if (!isResult(output)) throw new Error("dependency-cruiser answered with a text.");
  const { totalCruised, violations } = output.summary;
  // With a compiler it does not know it reads nothing and finds nothing: that is no success.
  const own = output.modules.filter((module) => !/node_modules|^node:/.test(module.source));
  if (totalCruised === 0 || own.length === 0) return ["dependency-cruiser read no files at all."];
  return violations
    .filter((violation) => violation.rule.severity === "error")
    .map(({ rule, from, to }) => `${rule.name}: ${from}${from === to ? "" : ` imports ${to}`}`);
}
