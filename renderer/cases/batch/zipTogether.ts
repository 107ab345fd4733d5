import { unzipSync, Zip, ZipPassThrough } from 'fflate';
import { distinctPaths } from '#shared/intake/distinctPaths.ts';

/** A made file and what it is to be called. */
export interface NamedFile {
  readonly name: string;
  readonly file: Blob;
}

/** Two files may be called alike, also where the case of letters does not count; the later one says so. */
const namesOfOneZip = () => distinctPaths((path) => path.toLowerCase());

/** A ZIP without its 64-bit extension ends at 4 GB; a next one is begun well before. */
const usualMost = 3.5e9;

/**
 * Many made files in one ZIP, or in as few as hold them; what is a ZIP itself, as 提交包 are, is a folder in it. Nothing is packed
 * tighter: papers and pictures are already. `mostBytes` of one ZIP.
 */
export async function zipTogether(files: readonly NamedFile[], mostBytes = usualMost): Promise<Blob[]> {
  const made: Blob[] = [];
  let current: OpenZip | null = null;
  let freeName = namesOfOneZip();
  for (const { name, file } of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (current && current.size() + bytes.byteLength > mostBytes) {
      made.push(current.end());
      current = null;
      freeName = namesOfOneZip();
    }
    current ??= openZip();
    const called = freeName(name);
    if (!/\.zip$/iu.test(name)) current.add(called, bytes);
    else
      for (const [inside, content] of Object.entries(unzipSync(bytes)))
        current.add(`${called.replace(/\.zip$/iu, '')}/${inside}`, content);
  }
  if (current) made.push(current.end());
  return made;
}

interface OpenZip {
  readonly size: () => number;
  add(name: string, bytes: Uint8Array): void;
  end(): Blob;
}

function openZip(): OpenZip {
  const parts: Blob[] = [];
  let size = 0;
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    size += chunk.byteLength;
    // Blobs may lie on the disk; what is written already need not stay in this page's memory.
    parts.push(new Blob([new Uint8Array(chunk)]));
  });
  return {
    size: () => size,
    add: (name, bytes) => {
      const entry = new ZipPassThrough(name);
      zip.add(entry);
      entry.push(bytes, true);
    },
    end: () => {
      zip.end();
      return new Blob(parts, { type: 'application/zip' });
    },
  };
}
