// `npm run -s job -- FILE.ts …`: starts the bundled command line in this very process, so that its
// exit code and signals need no forwarding. stdout is the job's; everything here is on stderr.

import * as nodeModule from 'node:module';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';

// The command line listens to Ctrl-C itself, once it is there.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    process.stdout.write('{"status":"CANCELED","outputs":{},"error":null}\n');
    process.exit(130);
  });
ensureInstalled();
const { CLI_MAIN, ensureCli } = await import('./nodeBundles.mjs');
try {
  await ensureCli();
} catch (error) {
  process.stderr.write(`The command line could not be built: ${error}\n`);
  process.exit(2);
}
const { enableCompileCache } = /** @type {{ enableCompileCache?: () => void }} */ (nodeModule);
enableCompileCache?.();
await import(pathToFileURL(CLI_MAIN).href);
