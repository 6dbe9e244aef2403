/** One step of the start, shown while it runs and when it is done. */
export interface Progress {
  step<T>(
    name: string,
    begins: string,
    work: () => Promise<T>,
    done: (result: T) => string,
  ): Promise<T>;
  /** A line between steps. */
  note(text: string): void;
}

/** A terminal or a log. */
interface Paper {
  readonly isTTY: boolean;
  write(text: string): unknown;
}

const NAME_WIDTH = 12;

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * On a terminal the line of a step is rewritten when it is done; in a log both lines stay. A step
 * that breaks once `signal` is aborted was stopped and has not failed.
 */
export function makeProgress(out: Paper, signal: AbortSignal): Progress {
  const line = (name: string, text: string): string => `  ${name.padEnd(NAME_WIDTH)} ${text}`;
  const finish = (text: string): void => {
    if (out.isTTY) out.write("\r\u001b[2K");
    out.write(`${text}\n`);
  };
  return {
    async step(name, begins, work, done) {
      const since = performance.now();
      const show = (): void => {
        out.write(`\r\u001b[2K${line(name, `${begins} … ${seconds(since)}`)}`);
      };
      if (!out.isTTY) out.write(`${line(name, `${begins} …`)}\n`);
      else show();
      const ticking = out.isTTY ? setInterval(show, 500) : undefined;
      try {
        const result = await work();
        clearInterval(ticking);
        finish(line(name, `${done(result)} (${seconds(since)})`));
        return result;
      } catch (error) {
        clearInterval(ticking);
        finish(line(name, signal.aborted ? "stopped" : "failed"));
        throw error;
      }
    },
    note(text) {
      finish(line("", text));
    },
  };
}
