import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { freshNonce, policyHeaders } from './contentPolicy.ts';

/** One answer to a request for a file of the renderer, ready for any transport. */
export interface RendererAnswer {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The built renderer, held in memory as far as it was asked for. */
export interface RendererFiles {
  /** Paths of the files the page itself names: without them nothing is on the screen. */
  readonly named: ReadonlySet<string>;
  /** Answers the path of a URL, exactly as it came: it is a key of the table, never part of a path on the disk. */
  answer(path: string): RendererAnswer;
}

/** A file of the table; null bytes are read when they are first asked for. */
interface TableFile {
  readonly contentType: string;
  readonly file: string;
  bytes: Uint8Array<ArrayBuffer> | null;
}

/** What the page asks for; see renderer/index.html. */
const noncePlaceholder = '__NONCE__';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/**
 * Reads what `vite build` made into a table that no request can leave.
 *
 * Whatever is not in it is 404. A page gets a nonce of its own with every answer; files below `assets/` carry their hash
 * in their name and may be kept. Throws when the folder is missing or its page has no place for the nonce.
 */
export async function loadRendererFiles(dir: string): Promise<RendererFiles> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  // All at once: one after the other, waiting for each takes longer than reading it.
  const read = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = `/${relative(dir, file).split(sep).join('/')}`;
      const contentType = contentTypes[extname(entry.name)] ?? 'application/octet-stream';
      // Half of all files are parts of the PDF viewer that few documents need.
      const bytes = path.startsWith('/pdf/') ? null : new Uint8Array(await readFile(file));
      return [path, { contentType, file, bytes }] as const;
    });
  const table = new Map<string, TableFile>(await Promise.all(read));
  const page = new TextDecoder().decode(table.get('/index.html')?.bytes ?? undefined);
  if (!page.includes(noncePlaceholder)) throw new Error(`the page in ${dir} has no place for the nonce`);
  table.delete('/index.html');
  return {
    named: new Set(Array.from(page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g), ([, path = '']) => path)),
    answer: (path) => {
      const nonce = freshNonce();
      const headers = policyHeaders(nonce);
      const text = (status: 200 | 404, contentType: string, body: string): RendererAnswer => ({
        status,
        headers: { ...headers, 'content-type': contentType },
        body: new TextEncoder().encode(body),
      });
      if (path === '/') return text(200, 'text/html; charset=utf-8', page.replaceAll(noncePlaceholder, nonce));
      const file = table.get(path);
      if (!file) return text(404, 'text/plain; charset=utf-8', '这里没有页面。');
      const lasting = path.startsWith('/assets/') ? { 'cache-control': 'private, max-age=31536000, immutable' } : {};
      file.bytes ??= new Uint8Array(readFileSync(file.file));
      return { status: 200, headers: { ...headers, ...lasting, 'content-type': file.contentType }, body: file.bytes };
    },
  };
}
