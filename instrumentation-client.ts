/**
 * Runs before anything else in the browser. Zod would otherwise try whether it may build code from
 * text; the policy forbids that, and each try is reported as a violation. This is what
 * `z.config({ jitless: true })` sets, without bringing zod to pages that have nothing to validate.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export {};
