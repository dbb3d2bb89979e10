// A small static file server for the built page: GET and HEAD, right types, ranges, revalidation,
// gzip for whole files of text. It listens on this machine only and sets no policy header: the
// page carries its own.
import { createReadStream, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.map': 'application/json; charset=utf-8',
};

/** What gets smaller; pictures and fonts are packed already. */
const PACKABLE = /^(text|image\/svg|application\/(json|wasm))/;
/** Below this a header is larger than what is saved. */
const LEAST_PACKED = 1024;

/**
 * Serves a folder on localhost. Port 0 takes any free one; a taken port rejects with EADDRINUSE.
 * @param {string} folder
 * @param {number} port
 * @returns {Promise<{ port: number, url: string, close: () => Promise<void> }>}
 */
export function serveFolder(folder, port) {
  const root = resolve(folder);
  const server = createServer((request, response) => respond(root, request, response));
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address());
      done({
        port: address.port,
        url: `http://localhost:${address.port}/`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/**
 * @param {string} root
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function respond(root, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const file = locate(root, request.url ?? '/');
  const stat = file === null ? undefined : statSync(file, { throwIfNoEntry: false });
  if (file === null || stat === undefined || !stat.isFile()) return refuse(response, 404);
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const isPackable = PACKABLE.test(type) && stat.size >= LEAST_PACKED;
  const isPacked = isPackable && !request.headers.range && takesGzip(request);
  const version = `${stat.size.toString(36)}-${Math.trunc(stat.mtimeMs).toString(36)}`;
  const etag = `"${version}${isPacked ? '-gz' : ''}"`;
  response.setHeader('etag', etag);
  response.setHeader('cache-control', 'no-cache');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('content-type', type);
  if (isPackable) response.setHeader('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
  if (isPacked) return void sendPacked(file, version, request, response);
  response.setHeader('accept-ranges', 'bytes');
  send(file, stat.size, request, response);
}

/**
 * Whether the browser takes gzip: named, or meant by the star, and not refused.
 * @param {import('node:http').IncomingMessage} request
 */
export function takesGzip(request) {
  const offers = String(request.headers['accept-encoding'] ?? '')
    .toLowerCase()
    .split(',');
  const quality = (/** @type {string} */ coding) => {
    const offer = offers
      .map((one) => one.trim().split(/\s*;\s*q=/))
      .find(([name]) => name === coding);
    return offer === undefined ? null : Number(offer[1] ?? 1);
  };
  return (quality('gzip') ?? quality('*') ?? 0) > 0;
}

/** @type {Map<string, { version: string, bytes: Promise<Buffer> }>} */
const packedFiles = new Map();

/**
 * Each version of a file is packed once.
 * @param {string} file
 * @param {string} version
 */
function packed(file, version) {
  const known = packedFiles.get(file);
  if (known?.version === version) return known.bytes;
  const bytes = readFile(file).then((plain) => promisify(gzip)(plain));
  bytes.catch(() => packedFiles.delete(file));
  packedFiles.set(file, { version, bytes });
  return bytes;
}

/**
 * @param {string} file
 * @param {string} version
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function sendPacked(file, version, request, response) {
  try {
    const bytes = await packed(file, version);
    response.setHeader('content-encoding', 'gzip');
    response.setHeader('content-length', bytes.length);
    response.writeHead(200).end(request.method === 'HEAD' ? undefined : bytes);
  } catch {
    response.destroy();
  }
}

/**
 * The file that an address names, or null when it leads out of the folder or cannot be read.
 * @param {string} root
 * @param {string} url
 */
function locate(root, url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
    return file.startsWith(root + sep) && !file.includes('\0') ? file : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} file
 * @param {number} size
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function send(file, size, request, response) {
  const range = parseRange(request.headers.range, size);
  if (range === null) {
    response.setHeader('content-range', `bytes */${size}`);
    return refuse(response, 416);
  }
  const { start, end, isWhole } = range;
  if (!isWhole) response.setHeader('content-range', `bytes ${start}-${end}/${size}`);
  response.setHeader('content-length', end - start + 1);
  response.writeHead(isWhole ? 200 : 206);
  if (request.method === 'HEAD' || size === 0) return void response.end();
  const stream = createReadStream(file, { start, end });
  stream.once('error', () => response.destroy());
  response.once('close', () => stream.destroy());
  stream.pipe(response);
}

/**
 * One byte range of a Range header; anything but one range asks for the whole, null cannot be met.
 * @param {string | undefined} header
 * @param {number} size
 */
export function parseRange(header, size) {
  const whole = { start: 0, end: size - 1, isWhole: true };
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (found === null || (found[1] === '' && found[2] === '')) return whole;
  const isSuffix = found[1] === '';
  const start = isSuffix ? Math.max(0, size - Number(found[2])) : Number(found[1]);
  const end = isSuffix || found[2] === '' ? size - 1 : Math.min(size - 1, Number(found[2]));
  return start > end || start >= size ? null : { start, end, isWhole: false };
}

/** @param {import('node:http').ServerResponse} response @param {number} status */
function refuse(response, status) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${status}\n`);
}
