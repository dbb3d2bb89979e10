// `npm run -s job -- FILE.ts …`: starts the bundled command line in this very process, so that its
// exit code and signals need no forwarding. stdout is the job's; everything here is on stderr.
// Nothing is imported before it listens to Ctrl-C.

// The command line adds a listener of its own, and is asked then. This one stays: a signal that has
// come while modules load is handed over later, and would be lost with a listener taken away.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    if (process.listenerCount(signal) > 1) return;
    process.stdout.write('{"status":"CANCELED","outputs":{},"error":null}\n');
    process.exit(130);
  });
const { ensureInstalled } = await import('./install.mjs');
ensureInstalled();
const { CLI_MAIN, ensureCli } = await import('./nodeBundles.mjs');
try {
  await ensureCli();
} catch (error) {
  process.stderr.write(`The command line could not be built: ${error}\n`);
  process.exit(2);
}
const { pathToFileURL } = await import('node:url');
const nodeModule = await import('node:module');
const { enableCompileCache } = /** @type {{ enableCompileCache?: () => void }} */ (nodeModule);
enableCompileCache?.();
await import(pathToFileURL(CLI_MAIN).href);
