// `npm start [-- --port N --no-open]`: from a bare clone to the running page. Installs what is
// missing, builds what is stale, serves dist/app on localhost, prints the address and opens it.
import { spawn } from 'node:child_process';
import { ensureInstalled } from './install.mjs';
import { serveFolder } from './staticServer.mjs';

const USAGE = 'Usage: npm start [-- --port N --no-open]\n';
/** Flink's own web interface listens there. */
const FIRST_PORT = 8081;

const options = readOptions(process.argv.slice(2));
ensureInstalled();
const { APP_FOLDER, ensureApp } = await import('./build.mjs');
try {
  await ensureApp();
} catch (error) {
  end(1, `Build failed: ${error instanceof Error ? error.message : error}\n`);
}
const server = await listen(options.port);
process.stdout.write(`Millrace is at ${server.url}  (Ctrl+C ends it)\n`);
if (options.isOpening) openBrowser(server.url);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));

/** @param {string[]} args */
function readOptions(args) {
  /** @type {{ port: number | null, isOpening: boolean }} */
  const found = { port: null, isOpening: !process.env.CI };
  const rest = args.flatMap((arg) =>
    arg.startsWith('--port=') ? ['--port', arg.slice(7)] : [arg],
  );
  for (let i = 0; i < rest.length; i += 1) {
    const arg = rest[i];
    if (arg === '--no-open') found.isOpening = false;
    else if (arg === '--help' || arg === '-h') end(0, USAGE);
    else if (arg === '--port') {
      i += 1;
      found.port = readPort(rest[i]);
    } else end(2, `Unknown argument: ${arg}\n${USAGE}`);
  }
  return found;
}

/** @param {string | undefined} text */
function readPort(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text ?? '') || port > 65535)
    end(2, `--port wants a number from 0 to 65535, not ${text ?? 'nothing'}\n${USAGE}`);
  return port;
}

/**
 * Listens on the asked port, or on the first free one from FIRST_PORT on when none was asked.
 * @param {number | null} asked
 * @returns {ReturnType<typeof serveFolder>}
 */
async function listen(asked) {
  for (let port = asked ?? FIRST_PORT; ; port += 1) {
    try {
      return await serveFolder(APP_FOLDER, port);
    } catch (error) {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code;
      if (code === 'EACCES') return end(1, `Port ${port} is not allowed for this user.\n`);
      if (code !== 'EADDRINUSE') throw error;
      if (asked !== null || port > FIRST_PORT + 100)
        return end(1, `Port ${port} is taken. Try another: npm start -- --port ${port + 1}\n`);
    }
  }
}

/** @param {string} url */
function openBrowser(url) {
  const hasScreen = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (process.platform === 'linux' && !hasScreen) return;
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
}

/**
 * @param {number} code
 * @param {string} message
 * @returns {never}
 */
function end(code, message) {
  (code === 0 ? process.stdout : process.stderr).write(message);
  process.exit(code);
}
