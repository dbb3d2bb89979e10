// Makes the two files of the user code's sandbox, in `vite build` and in `vite dev` alike:
// /sandbox.html, whose inline boot is the only script that its policy lets run, and
// /sandbox-worker.js, the classic worker's text, which the app fetches and posts into the frame.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { ROOT } from './install.mjs';

const BOOT = 'src/sandbox/boot.ts';
const WORKER = 'src/sandbox/worker.ts';
const TEMPLATE = 'src/sandbox/frame.html';
const BARE =
  '<!doctype html>\n<html lang="en">\n<head>\n<title>Sandbox</title>\n</head>\n<body></body>\n</html>\n';

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
      const files = [
        { fileName: 'sandbox.html', source: await sandboxPage() },
        { fileName: 'sandbox-worker.js', source: await classicScript(WORKER, true) },
      ];
      for (const file of files) this.emitFile({ type: 'asset', ...file });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').split('?')[0];
        if (path === '/sandbox.html') send(response, 'text/html', sandboxPage(), next);
        else if (path === '/sandbox-worker.js')
          send(response, 'text/javascript', classicScript(WORKER, false), next);
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
  const template = join(ROOT, TEMPLATE);
  const page = existsSync(template) ? readFileSync(template, 'utf8') : BARE;
  return assemble(page, boot);
}

/**
 * Puts the policy and the boot script into a page, at `<!-- csp -->` and `<!-- boot -->` where it has them.
 * @param {string} page
 * @param {string} boot
 */
export function assemble(page, boot) {
  const hash = createHash('sha256').update(boot).digest('base64');
  const policy =
    `default-src 'none'; script-src 'sha256-${hash}' blob:; worker-src blob:; ` +
    "form-action 'none'; base-uri 'none'";
  const meta = `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const script = `<script>${boot}</script>`;
  return insert(
    insert(page, '<!-- csp -->', meta, /<head[^>]*>/, false),
    '<!-- boot -->',
    script,
    /<\/body>/,
    true,
  );
}

/**
 * @param {string} page
 * @param {string} mark replaced when the page has it
 * @param {string} text
 * @param {RegExp} place used otherwise
 * @param {boolean} isBefore whether the text goes before or after that place
 */
function insert(page, mark, text, place, isBefore) {
  if (page.includes(mark)) return page.replace(mark, () => text);
  if (!place.test(page)) throw new Error(`The sandbox page needs ${mark} or ${place}`);
  return page.replace(place, (found) => (isBefore ? `${text}\n${found}` : `${found}\n${text}`));
}

/**
 * Bundles one entry as a classic script (IIFE) with nothing left to import.
 * @param {string} entry relative to the clone
 * @param {boolean} isMinified
 */
async function classicScript(entry, isMinified) {
  if (!existsSync(join(ROOT, entry))) return missing(entry);
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
    keepNames: true,
    codeSplitting: false,
  });
  await bundle.close();
  if (output.length !== 1)
    throw new Error(`${entry} must bundle into one file, not ${output.length}`);
  return output[0].code;
}

/** @param {string} entry */
function missing(entry) {
  console.warn(`${entry} is not there: the sandbox stays empty.`);
  return `throw new Error('${entry} was not there when this was built');\n`;
}
