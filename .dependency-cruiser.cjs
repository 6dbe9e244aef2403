/**
 * Who may import whom: the table of rooms in ARCHITECTURE.md, one rule per sentence of it.
 * tests/boundaries plants a violation of each rule and sees the check fail.
 *
 * @type {import("dependency-cruiser").IConfiguration}
 */

const ROOMS = "^(oracle|contract|server|app|content|prisma|bin|tests|messages|generated)/";
const PACKAGE = "(^|/)node_modules/";
/** Rules are for the product: a test may look wherever it needs to. */
const TEST = "[.](test|spec)[.]tsx?$";
/** Parts of a page: everything below app/ that is drawn in the browser. */
const COMPONENT = ["^app/.*/?_components/", "^app/.*/?kinds/", "^app/.*[.]client[.]tsx?$"];
/** What Next itself calls on the server. */
const DOOR = [
  "(page|layout|template|loading|default|not-found|error|global-error)",
  "(route|robots|sitemap|manifest|icon|opengraph-image)",
].flatMap((names) => [`^app/${names}[.]tsx?$`, `^app/.*/${names}[.]tsx?$`]);
const NODE = ["core"];

/** "room may import only …": whatever is not listed is refused. */
const only = (name, comment, from, allowed, more = {}) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: TEST },
  to: { pathNot: allowed, ...more },
});

module.exports = {
  forbidden: [
    only(
      "oracle-imports-nothing",
      "oracle/ is true with no learner, no quiz and no computer clock: it imports only itself.",
      "^oracle/",
      "^oracle/",
    ),
    only(
      "contract-imports-zod-and-oracle-types",
      "contract/ holds shapes: itself, zod, and what it needs of oracle/.",
      "^contract/",
      `^contract/|^oracle/|${PACKAGE}zod/`,
    ),
    {
      name: "contract-takes-only-types-of-oracle",
      comment: "contract/ has no rule in it, so it takes types of oracle/ and nothing that runs.",
      severity: "error",
      from: { path: "^contract/", pathNot: TEST },
      to: { path: "^oracle/", dependencyTypesNot: ["type-only"] },
    },
    only(
      "server-knows-no-page-and-no-test",
      "server/ holds the rules of the product: contract, oracle, the client of its database, packages.",
      "^server/",
      `^(server|contract|oracle|generated)/|${PACKAGE}`,
      { dependencyTypesNot: NODE },
    ),
    only(
      "app-knows-what-is-seen",
      "app/ imports contract, oracle, the texts, the server through its doors, and packages.",
      "^app/",
      `^(app|contract|oracle|server|messages)/|${PACKAGE}|^i18n|^[^/]+[.]ts$`,
      { dependencyTypesNot: NODE },
    ),
    {
      name: "components-take-only-types-of-server",
      comment: "What is drawn in the browser may name the shape of server/, never run it.",
      severity: "error",
      from: { path: COMPONENT, pathNot: TEST },
      to: { path: "^server/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "only-doors-of-app-run-server",
      comment: "Of app/, only pages, layouts and routes (files that Next calls) run server/.",
      severity: "error",
      from: { path: "^app/", pathNot: [TEST, ...DOOR, ...COMPONENT] },
      to: { path: "^server/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "app-has-no-node-in-components",
      comment: "A browser has no file system and no environment.",
      severity: "error",
      from: { path: COMPONENT, pathNot: TEST },
      to: { dependencyTypes: NODE },
    },
    only(
      "content-is-data",
      "content/ could be written by a networks teacher who knows no TypeScript.",
      "^content/",
      "^$",
    ),
    only(
      "prisma-stores-rows",
      "prisma/ stores and first fills rows: its loader may use server/questions and server/database.",
      "^prisma/",
      `^prisma/|^server/(questions|database)/|^contract/|^generated/|${PACKAGE}`,
      { dependencyTypesNot: NODE },
    ),
    {
      name: "nobody-imports-tests",
      comment: "tests/ imports everything and is imported by nothing.",
      severity: "error",
      from: { pathNot: "^tests/|^(vitest|playwright)[.]config[.]ts$" },
      to: { path: `^tests/|${TEST}` },
    },
    {
      name: "nobody-imports-bin",
      comment: "bin/ holds doors: people go through them, other rooms do not.",
      severity: "error",
      from: { pathNot: "^(bin|tests)/|^(vitest|playwright)[.]config[.]ts$" },
      to: { path: "^bin/" },
    },
    {
      name: "postgres-only-through-server",
      comment:
        "Only server/ (and prisma/, which stores rows) talks to Postgres; bin/ starts and stops it.",
      severity: "error",
      from: { path: ROOMS, pathNot: "^(server|prisma|bin|tests|generated)/" },
      to: { path: `^generated/|${PACKAGE}(pg|pg-[^/]+|prisma|@prisma/[^/]+)/` },
    },
    {
      name: "prisma-client-only-in-server",
      comment: "The typed client of the tables belongs to the rules and to the loader.",
      severity: "error",
      from: { path: "^bin/" },
      to: { path: `^generated/|${PACKAGE}(prisma|@prisma/[^/]+)/` },
    },
    {
      name: "no-circle",
      comment: "Two files that need each other are one file, or three.",
      severity: "error",
      from: { path: ROOMS, pathNot: "^generated/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "nothing-unresolved",
      comment: "An import that leads nowhere hides from every rule above.",
      severity: "error",
      from: { path: ROOMS, pathNot: "^generated/" },
      to: { couldNotResolve: true },
    },
    {
      name: "packages-are-listed",
      comment: "What is imported stands in package.json, or the next install takes it away.",
      severity: "error",
      from: { path: ROOMS, pathNot: "^generated/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "product-needs-no-tool-of-development",
      comment: "The product runs without the packages that only test it.",
      severity: "error",
      from: { path: "^(oracle|contract|server|app|prisma)/", pathNot: TEST },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^generated/"] },
    exclude: { path: "^([.]next|[.]data|test-results|playwright-report)/" },
    // Types count too: without this, `import type` would be invisible.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "node", "default", "require"],
      extensions: [".ts", ".tsx", ".d.ts", ".mjs", ".js", ".cjs", ".json"],
    },
  },
};
