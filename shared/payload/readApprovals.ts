import { noPreapproval, type Preapproval, preapprovalSchema } from '../filing/miniProgram.ts';
import { dottedPath, type KeptValue } from './payloadTree.ts';
import { fromPayload, saysNothing } from './payloadValue.ts';
import type { NamedMedia } from './readPayload.ts';

/** The payload's list of pre-approvals. */
export interface ReadApprovals {
  readonly items: Preapproval[];
  readonly media: readonly NamedMedia[];
  /** Dotted paths of what was taken into the model. */
  readonly took: ReadonlySet<string>;
}

/**
 * Items of `nrlx_details` with their numbers and papers. All or none: were one without a readable type left out, the
 * others would move up and their kept values would stand beside the wrong item.
 */
export function readApprovals(values: readonly KeptValue[]): ReadApprovals {
  const items: Preapproval[] = [];
  const media: NamedMedia[] = [];
  const took = new Set<string>();
  let position = 0;
  const places = new Set(values.map(({ path }) => path[3]));
  for (const [index, place] of [...places].entries()) {
    const at = (key: string) => values.find(({ path }) => path.length === 5 && path[3] === place && path[4] === key);
    const [type, code, paper] = [at('type'), at('code'), at('media')];
    const number = code && !saysNothing(code.value) ? fromPayload('text', code.value) : null;
    const item = preapprovalSchema.safeParse({
      type: type ? fromPayload('code', type.value) : undefined,
      code: number,
      validUntil: null,
    });
    if (place !== index || !item.success) return { items: [], media: [], took: new Set() };
    items.push(item.data);
    if (type) took.add(dottedPath(type.path));
    if (code && number !== null) took.add(dottedPath(code.path));
    const name = paper && !saysNothing(paper.value) ? fromPayload('file', paper.value) : undefined;
    if (paper && typeof name === 'string') {
      media.push({ slot: 'preapproval', name, path: paper.path, isList: false, position });
      took.add(dottedPath(paper.path));
    }
    if (item.data.type !== noPreapproval) position++;
  }
  return { items, media, took };
}
