/** What a row of a benchmark came to. Times in milliseconds. */
export type Timed = { perSecond: number; p50: number; p99: number };

/** Runs a piece of work for each item, so many at a time, and times each and all. */
export async function measure<T>(
  items: readonly T[],
  clients: number,
  work: (item: T) => Promise<unknown>,
): Promise<Timed> {
  const times: number[] = [];
  let next = 0;
  const client = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      const since = performance.now();
      await work(item);
      times.push(performance.now() - since);
    }
  };
  const since = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - since) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
  return { perSecond: items.length / seconds, p50: at(0.5), p99: at(0.99) };
}

export function printRow(name: string, { perSecond, p50, p99 }: Timed): void {
  const rate = `${Math.round(perSecond)}/s`.padStart(9);
  console.log(`  ${name.padEnd(32)}${rate}   p50 ${p50.toFixed(2)} ms   p99 ${p99.toFixed(2)} ms`);
}
