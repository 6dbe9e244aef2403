import type { Environment } from "../root.ts";

/**
 * Calls back when the shell that npm put between itself and us is gone: npm passes a SIGTERM on
 * to that shell, which dies of it and tells us nothing. Started in another way, our parent may go
 * as it likes (`nohup`, a supervisor).
 */
export function onShellOfNpmGone(env: Environment, callback: () => void): void {
  if (env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 300);
  timer.unref();
}
