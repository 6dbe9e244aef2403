import { describeCaptureNote } from "#oracle/capture/capture-note.ts";
import type { CheckedConnection } from "#oracle/check/report.ts";
import type { Checked } from "./checked.ts";

/** Segments that go into one piece of text. */
const AT_ONCE = 256;

/** What is said of one capture as one line of JSON, in pieces: a large one would be no string. */
export function* jsonOf({ file, report, summary }: Checked): Generator<string> {
  yield `{"file":${JSON.stringify(file)},"conformant":${report.conformant},"connections":[`;
  for (const [i, connection] of report.connections.entries()) {
    if (i > 0) yield ",";
    yield* connectionJson(connection);
  }
  const { packets, skipped } = summary;
  const notes = summary.notes.map((note) => ({ ...note, because: describeCaptureNote(note) }));
  const rest = JSON.stringify({ violations: report.violations, packets, skipped, notes });
  yield `],${rest.slice(1)}\n`;
}

function* connectionJson(connection: CheckedConnection): Generator<string> {
  const { client, server, segments, final, notes } = connection;
  yield `${JSON.stringify({ client, server }).slice(0, -1)},"segments":[`;
  for (let at = 0; at < segments.length; at += AT_ONCE) {
    const some = JSON.stringify(segments.slice(at, at + AT_ONCE));
    yield (at > 0 ? "," : "") + some.slice(1, -1);
  }
  yield `],${JSON.stringify({ final, notes }).slice(1)}`;
}
