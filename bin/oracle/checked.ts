import { describeCaptureError } from "#oracle/capture/capture-error.ts";
import type { CaptureSummary } from "#oracle/capture/captured.ts";
import { newCaptureReader } from "#oracle/capture/reader.ts";
import { newChecker } from "#oracle/check/checker.ts";
import type { CheckReport } from "#oracle/check/report.ts";
import { octetsOf } from "./source.ts";
import { about, Unusable } from "./unusable.ts";

/** What there is to say of one capture file. */
export type Checked = {
  readonly file: string;
  readonly report: CheckReport;
  readonly summary: CaptureSummary;
};

/** Reads and checks a capture in pieces, so that a large one is never in memory whole. */
export async function checkedFile(file: string): Promise<Checked> {
  const reader = newCaptureReader();
  const checker = newChecker();
  for await (const octets of octetsOf(file)) {
    const read = reader.push(octets);
    if (!read.ok) throw new Unusable(about(file, describeCaptureError(read.error)));
    for (const segment of read.value) checker.push(segment);
  }
  const ended = reader.end();
  if (!ended.ok) throw new Unusable(about(file, describeCaptureError(ended.error)));
  return { file, report: checker.end(), summary: ended.value };
}
