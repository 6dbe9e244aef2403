// Loaded into the web server before it starts (node --import): when the launcher is gone, however
// hard it was killed, its channel closes, and the web server must not stay behind on the port, not
// even for the seconds that a proper end takes: the next start wants that port.
// (`next dev` hands it on to the process that serves, which so ends with `next dev` as well.)
if (process.channel != null) process.once("disconnect", () => process.exit(1));
