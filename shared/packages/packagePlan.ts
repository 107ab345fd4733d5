import type { CaseMaterial } from '../api/cases.ts';
import { allotPapers } from '../filing/approvalPapers.ts';
import { type MaterialSlotId, materialSlots } from '../filing/materialSlot.ts';
import type { Preapproval } from '../filing/miniProgram.ts';
import { safeFileName } from '../filing/safeFileName.ts';

/** One file of a case that a platform asks for, in the order of its form. */
export interface PackagePart {
  /** From 1, over the whole package. */
  readonly number: number;
  readonly slot: MaterialSlotId;
  /** From 0 within its slot, as it lies there; gaps stay. */
  readonly position: number;
  readonly label: string;
  readonly scanId: number;
}

/**
 * The files a platform asks for, in the order of its form: slots as the payload lists them, files of one slot as they lie.
 *
 * What stays in the office (cards of a legal representative, the agency's mandate) is not handed in. A slot that holds
 * nothing gets what serves it: the form asks for the card of one human being at each of his roles. `certificate` is what
 * the certificate of the subject is called, where that is known. Papers of 前置审批项 are called by the item they are for, as in 照着填.
 * Pure.
 */
export function packageParts(
  materials: readonly Pick<CaseMaterial, 'slot' | 'position' | 'scanId'>[],
  serving: (slot: MaterialSlotId) => readonly MaterialSlotId[] = () => [],
  certificate: string | null = null,
  items: readonly Pick<Preapproval, 'type'>[] = [],
): PackagePart[] {
  const inSlot = (id: MaterialSlotId) => materials.filter(({ slot }) => slot === id);
  const ordered = materialSlots
    .filter(({ officialPath }) => officialPath !== null)
    .flatMap(({ id, label: usual }) => {
      const label = (id === 'subjectCertificate' ? certificate : null) ?? usual;
      const found = [id, ...serving(id)].map(inSlot).find((each) => each.length > 0) ?? [];
      const held = found.toSorted((one, other) => one.position - other.position);
      const inOrder = (_: unknown, index: number) => (held.length > 1 ? `${label}${index + 1}` : label);
      const labels = (id === 'preapproval' ? approvalLabels(label, held, items) : null) ?? held.map(inOrder);
      return held.map(({ scanId, position }, index) => ({
        slot: id,
        position,
        label: labels[index] ?? label,
        scanId,
      }));
    });
  return ordered.map((part, index) => ({ number: index + 1, ...part }));
}

/** 前置审批文件2 for the paper of the second item, 其余前置审批文件 for what no item takes; null where no item wants any. */
function approvalLabels(
  label: string,
  held: readonly { readonly position: number }[],
  items: readonly Pick<Preapproval, 'type'>[],
): string[] | null {
  const byPlace: (number | undefined)[] = [];
  for (const [index, { position }] of held.entries()) byPlace[position] = index;
  const { ofItem, further } = allotPapers(items, Array.from(byPlace));
  if (ofItem.every((index) => index === undefined)) return null;
  const labels: string[] = [];
  for (const [item, index] of ofItem.entries())
    if (index !== undefined) labels[index] = items.length > 1 ? `${label}${item + 1}` : label;
  for (const [at, index] of further.entries()) labels[index] = `其余${label}${further.length > 1 ? at + 1 : ''}`;
  return labels;
}

/** What a certificate is called in a file name: 营业执照(个人或企业) is 营业执照. Null while nobody knows its type. Pure. */
export function certificateLabel(
  type: number | null,
  types: readonly { readonly id: number; readonly name: string }[],
): string | null {
  const name = types.find(({ id }) => id === type)?.name ?? '';
  return name.replace(/[(（].*$/, '').trim() || null;
}

/** What a name of the package is made of. */
export interface NamedPart extends Pick<PackagePart, 'number' | 'slot' | 'label'> {
  readonly bytes: number;
  /** Without the dot. */
  readonly extension: string;
}

/**
 * `01_营业执照_样例公司_186KB.jpg`, or in ASCII alone `01_subjectCertificate_186KB.jpg` for systems that garble Chinese.
 *
 * Names of one package differ by their number. KB of 1024, rounded up: a file is never smaller than it says.
 */
export function partName({ number, slot, label, bytes, extension }: NamedPart, client: string, ascii: boolean): string {
  const size = `${Math.ceil(bytes / 1024)}KB`;
  return safeFileName(`${partBeginning({ number, slot, label }, client, ascii)}_${size}.${extension}`);
}

/** What a name of the package begins with, whatever the file comes to: `01_营业执照_样例公司`. */
export function partBeginning(
  { number, slot, label }: Pick<PackagePart, 'number' | 'slot' | 'label'>,
  client: string,
  ascii: boolean,
): string {
  const order = String(number).padStart(2, '0');
  const parts = ascii ? [order, slot] : [order, label, shortened(client)];
  return parts.filter((part) => part !== '').join('_');
}

/** So much of a client's name that the whole stays below what file names may have. */
function shortened(client: string): string {
  return [...client].slice(0, mostOfClient).join('');
}
const mostOfClient = 30;
