import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** A folder's path in a URL, with a slash at both ends. @param {string} path */
export const asBase = (path) => `/${path}/`.replace(/\/+/g, '/');

/**
 * The file that a request's path stands for, or undefined when there is none in the folder.
 * @param {string} folder
 * @param {string} path
 */
async function fileFor(folder, path) {
  let file;
  try {
    file = resolve(folder, `.${sep}${decodeURIComponent(path)}`);
  } catch {
    return undefined; // a malformed percent escape
  }
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  const info = await stat(file).catch(() => undefined);
  if (info?.isFile()) return { file, size: info.size };
  if (!info?.isDirectory()) return undefined;
  const index = join(file, 'index.html');
  const inside = await stat(index).catch(() => undefined);
  return inside?.isFile() ? { file: index, size: inside.size } : undefined;
}

/**
 * Answers requests with the files of a folder, under any path.
 * @param {{ dist: string, base?: string }} options
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>}
 */
export function staticFiles({ dist, base = '/' }) {
  const prefix = asBase(base);
  return async (request, response) => {
    // What a request for `//` names is no host: such a text behind a base is no URL, and throws.
    const { pathname: path } = new URL(`http://local/${request.url?.replace(/^[\\/]+/, '') ?? ''}`);
    if (`${path}/` === prefix) {
      response.writeHead(301, { location: prefix }).end();
      return;
    }
    const found = path.startsWith(prefix) && (await fileFor(dist, path.slice(prefix.length)));
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(found.file)] ?? 'application/octet-stream',
      'content-length': found.size,
      // Names with a hash never change; the rest must be asked for again.
      'cache-control': path.includes('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    // A file may go while it is read, and so may who asked for it: neither ends the server.
    else pipeline(createReadStream(found.file), response, () => {});
  };
}

/**
 * A small static server for a folder of files.
 * @param {{ dist: string, base?: string }} options
 * @returns {import('node:http').Server}
 */
export const staticServer = (options) => createServer(staticFiles(options));
