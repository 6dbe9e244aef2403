import type { CapturedSegment } from "../../capture/captured.ts";
import { checkCapture } from "../checker.ts";
import type { CheckReport } from "../report.ts";

/** `word count` of each, the words in order of the alphabet. */
function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([word, count]) => `${word} ${count}`).join(", ");
}

/** FNV-1a over all that the reports say. */
function hashOf(reports: readonly CheckReport[]): string {
  let hash = 0x811c9dc5;
  for (const report of reports) {
    const text = JSON.stringify(report);
    for (let i = 0; i < text.length; i += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    }
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/**
 * What the checker says of many captures in a few lines: how many conform, the verdicts, how many
 * sets have how many states, the notes, the rules that are broken, and a hash over everything.
 */
export function rowOf(captures: readonly (readonly CapturedSegment[])[]): string[] {
  const reports = captures.map((segments) => checkCapture(segments));
  const connections = reports.flatMap((report) => report.connections);
  const rows = connections.flatMap(({ segments }) => segments);
  const conformant = reports.filter((report) => report.conformant).length;
  const sizes = rows.flatMap(({ states }) => [states.client.length, states.server.length]);
  const notes = connections.flatMap((connection) => connection.notes);
  const violations = reports.flatMap((report) => report.violations);
  return [
    `${conformant} of ${captures.length} conform, ${hashOf(reports)}; ${counted(notes)}`,
    `${counted(rows.map(({ verdict }) => verdict))}; states ${counted(sizes.map(String))}`,
    counted(violations.map(({ rule }) => rule)),
  ];
}
