// Loaded first (node --require), also by a Node too old for the TypeScript that follows.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `Seqack runs on Node 24, which \`npm ci\` installs beside it; this is ${process.version}. ` +
      "Run `npm ci`, then start it with `npm start` (npm must be allowed to run install scripts).",
  );
  process.exit(1);
}
