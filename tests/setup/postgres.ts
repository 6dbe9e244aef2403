import { startTestCluster } from "#bin/testing/cluster.ts";
import { CLUSTER_VARIABLE } from "./database.ts";

/**
 * Runs once before the integration tests: one PostgreSQL for all of them. `npm test` has started
 * it already and ends it even when it is interrupted; a bare `vitest` starts its own.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env[CLUSTER_VARIABLE] !== undefined) return async () => undefined;
  const cluster = await startTestCluster();
  process.env[CLUSTER_VARIABLE] = cluster.adminUrl;
  return () => cluster.stop();
}
