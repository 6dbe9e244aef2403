import { config } from "zod/v4/core";

/**
 * Runs before anything else in the browser. The validator would otherwise try whether it may build
 * code from text; the policy forbids that, and each try is reported as a violation.
 */
config({ jitless: true });
