// Makes the files of the user code's sandbox, in `vite build` and in `vite dev` alike:
// /sandbox.html, whose inline boot is the only script that its policy lets run, and the texts of
// its classic workers, which the app fetches and posts into the frame: /sandbox-evaluator.js draws
// graphs, /sandbox-worker.js is for jobs.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { ROOT } from './install.mjs';

const BOOT = 'src/sandbox/boot.ts';
const WORKERS = {
  'sandbox-evaluator.js': 'src/sandbox/evaluator.ts',
  'sandbox-worker.js': 'src/sandbox/worker.ts',
};
const TEMPLATE = 'src/sandbox/frame.html';

/** @returns {import('vite').Plugin} */
export function sandboxPlugin() {
  let isBuild = false;
  return {
    name: 'millrace-sandbox',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    async buildStart() {
      if (!isBuild) return;
      const page = await sandboxPage();
      this.emitFile({ type: 'asset', fileName: 'sandbox.html', source: page });
      for (const [fileName, entry] of Object.entries(WORKERS)) {
        const source = await classicScript(entry, true);
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').split('?')[0];
        const worker = Object.entries(WORKERS).find(([file]) => path === `/${file}`);
        if (path === '/sandbox.html') send(response, 'text/html', sandboxPage(), next);
        else if (worker) send(response, 'text/javascript', classicScript(worker[1], false), next);
        else next();
      });
    },
  };
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {string} type
 * @param {Promise<string>} text
 * @param {(error: unknown) => void} fail
 */
function send(response, type, text, fail) {
  text.then((body) => {
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.setHeader('cache-control', 'no-store');
    response.end(body);
  }, fail);
}

/** The sandbox document: template, policy first in its head, boot last in its body. */
async function sandboxPage() {
  const boot = (await classicScript(BOOT, true)).replaceAll('</script', '<\\/script');
  return assemble(readFileSync(join(ROOT, TEMPLATE), 'utf8'), boot);
}

/**
 * Puts the policy at `<!-- csp -->` and the boot script at `<!-- boot -->`.
 * @param {string} page
 * @param {string} boot
 */
export function assemble(page, boot) {
  const hash = createHash('sha256').update(boot).digest('base64');
  const policy =
    `default-src 'none'; script-src 'sha256-${hash}' blob:; worker-src blob:; ` +
    "form-action 'none'; base-uri 'none'";
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const head = `<meta charset="utf-8">\n${meta}`;
  return replaceMark(
    replaceMark(page, '<!-- csp -->', head),
    '<!-- boot -->',
    `<script>${boot}</script>`,
  );
}

/**
 * @param {string} page
 * @param {string} mark
 * @param {string} text
 */
function replaceMark(page, mark, text) {
  if (page.split(mark).length !== 2) throw new Error(`${TEMPLATE} must hold ${mark} once`);
  return page.replace(mark, () => text);
}

/**
 * Bundles one entry as a classic script (IIFE) with nothing left to import.
 * @param {string} entry relative to the clone
 * @param {boolean} isMinified
 */
async function classicScript(entry, isMinified) {
  const bundle = await rolldown({
    cwd: ROOT,
    input: entry,
    platform: 'browser',
    checks: { pluginTimings: false },
    transform: { define: { 'import.meta.url': 'undefined' } },
  });
  const { output } = await bundle.generate({
    format: 'iife',
    minify: isMinified,
    codeSplitting: false,
  });
  await bundle.close();
  if (output.length !== 1)
    throw new Error(`${entry} must bundle into one file, not ${output.length}`);
  return output[0].code;
}
