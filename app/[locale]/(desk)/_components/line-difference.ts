/** A line of two texts laid over each other. */
export type ComparedLine = { in: "both" | "mine" | "theirs"; text: string };

/**
 * Lays two texts over each other by their longest common sequence of lines. What is equal at both ends
 * is set aside first, so that the table stays small for texts of an editor's size.
 */
export function compareLines(mine: string, theirs: string): ComparedLine[] {
  const a = mine.split("\n");
  const b = theirs.split("\n");
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  const most = Math.min(a.length, b.length) - head;
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const same = (lines: string[]) => lines.map((text) => ({ in: "both" as const, text }));
  return [
    ...same(a.slice(0, head)),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...same(a.slice(a.length - tail)),
  ];
}

function middle(a: readonly string[], b: readonly string[]): ComparedLine[] {
  const common = commonLengths(a, b);
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  const lines: ComparedLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const mine = a[i];
    const theirs = b[j];
    if (mine !== undefined && mine === theirs) {
      lines.push({ in: "both", text: mine });
      i += 1;
      j += 1;
    } else if (mine !== undefined && (theirs === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ in: "mine", text: mine });
      i += 1;
    } else {
      lines.push({ in: "theirs", text: theirs ?? "" });
      j += 1;
    }
  }
  return lines;
}

/** How many lines the rests of both texts have in common, for each pair of rests. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = table[i];
    const next = table[i + 1];
    if (!row || !next) continue;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const without = Math.max(next[j] ?? 0, row[j + 1] ?? 0);
      row[j] = a[i] === b[j] ? (next[j + 1] ?? 0) + 1 : without;
    }
  }
  return table;
}
