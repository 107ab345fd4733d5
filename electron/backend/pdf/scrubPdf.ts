import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFStream } from 'pdf-lib';

/** What was found in a document and taken out. */
export interface Scrubbed {
  scripts: boolean;
  actions: boolean;
  attachments: boolean;
}

/** Keys whose values run something or leave the document (ISO 32000-1, 12.6 and 12.7). */
const scripts = new Set(['JS', 'JavaScript', 'XFA']);
const actions = new Set(['OpenAction', 'AA', 'PA', 'Launch', 'URI', 'AcroForm']);
/** Keys that carry files (7.11.4, 13) or data nobody sees on the page (14.3, 14.5). */
const attachments = new Set(['EmbeddedFiles', 'EmbeddedFile', 'EF', 'AF', 'RichMediaContent', 'RichMediaSettings']);
const unseen = new Set(['Collection', 'PieceInfo', 'Metadata', 'OPI', 'Alternates', 'StructParent', 'StructParents']);
/** A stream whose bytes lie in another file. */
const elsewhere = ['F', 'FFilter', 'FDecodeParms'];

const action = PDFName.of('A');
const kind = PDFName.of('S');
const typeKey = PDFName.of('Type');

/**
 * Takes everything that could run, call out or carry a file from a parsed document, in place.
 *
 * Walks every object the file holds, also those no page refers to, so that whatever is copied later is already
 * harmless. Does not recurse: deep nesting cannot exhaust the stack.
 */
export function scrubPdf(context: PDFContext): Scrubbed {
  const scrubbed: Scrubbed = { scripts: false, actions: false, attachments: false };
  const waiting: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object);
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFArray) {
      for (const item of object.asArray()) waiting.push(item);
    } else if (object instanceof PDFStream) {
      scrubStream(object, scrubbed);
      waiting.push(object.dict);
    } else if (object instanceof PDFDict) {
      scrubDict(object, context, scrubbed);
      for (const value of object.values()) waiting.push(value);
    }
  }
  return scrubbed;
}

function scrubDict(dict: PDFDict, context: PDFContext, scrubbed: Scrubbed): void {
  for (const key of dict.keys()) {
    const name = key.decodeText();
    if (scripts.has(name)) scrubbed.scripts = true;
    else if (actions.has(name)) scrubbed.actions ||= name !== 'AcroForm';
    else if (attachments.has(name)) scrubbed.attachments = true;
    else if (!unseen.has(name)) continue;
    dict.delete(key);
  }
  // /A may also be the name of a font or a picture: only what says how it acts is an action.
  const does = context.lookup(dict.get(action));
  if (does instanceof PDFDict && does.has(kind)) {
    dict.delete(action);
    scrubbed.actions = true;
  }
  const acts = nameAt(dict, kind);
  if (acts !== null && (scripts.has(acts) || actions.has(acts))) dict.delete(kind);
}

function scrubStream(stream: PDFStream, scrubbed: Scrubbed): void {
  for (const key of elsewhere) stream.dict.delete(PDFName.of(key));
  if (nameAt(stream.dict, typeKey) !== 'EmbeddedFile') return;
  stream.dict.delete(typeKey);
  stream.updateContents(new Uint8Array());
  scrubbed.attachments = true;
}

function nameAt(dict: PDFDict, key: PDFName): string | null {
  const value = dict.get(key);
  return value instanceof PDFName ? value.decodeText() : null;
}
