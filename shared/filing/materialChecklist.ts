import type { CaseMaterial, OpenedCase } from '../api/cases.ts';
import type { PaperForm } from '../rules/papers.ts';
import { type Application, personIn } from './filingCase.ts';
import type { MaterialSlotId } from './materialSlot.ts';
import { roleSchema } from './person.ts';
import type { RequiredMaterial, RequiredPaper } from './requiredMaterial.ts';

/** How a paper stands: wanted, in hand, or in hand and to be made again because of what blocks. */
export type ChecklistState = 'missing' | 'again' | 'held';

/** One paper as the client is told of it. */
export interface ChecklistItem {
  readonly paper: RequiredPaper;
  /** Named with whose it is, where it is somebody's. */
  readonly title: string;
  readonly state: ChecklistState;
  /** Copies still wanted when `missing`, else how many there are. */
  readonly count: number;
  /** Why it must be made again; empty otherwise. */
  readonly problems: readonly string[];
}

/** Papers of one kind, in the order of the form. */
export interface ChecklistGroup {
  readonly form: PaperForm;
  readonly title: string;
  readonly items: readonly ChecklistItem[];
}

const groupTitles: Readonly<Record<PaperForm, string>> = {
  photo: '证件和照片',
  letter: '要签字盖章的文件',
  document: '别的单位出具的文件',
  video: '视频',
};
const groupOrder: readonly PaperForm[] = ['photo', 'letter', 'document', 'video'];

/**
 * Everything a case needs as a list for the client, grouped by what is to be done. Pure.
 *
 * What one scan does for two roles of one human being is asked for once, named after him. Holds no certificate number.
 */
export function materialChecklist(
  opened: Pick<OpenedCase, 'application' | 'required' | 'materials'>,
): ChecklistGroup[] {
  const items = once(opened.required).flatMap((material) => itemsOf(material, opened));
  return groupOrder.flatMap((form) => {
    const ofForm = items.filter(({ paper }) => paper.form === form);
    return ofForm.length === 0 ? [] : [{ form, title: groupTitles[form], items: ofForm }];
  });
}

/** Of slots that serve each other only the first. */
function once(required: readonly RequiredMaterial[]): RequiredMaterial[] {
  const listed = new Set<MaterialSlotId>();
  return required.filter(({ slot, servedBy }) => {
    const served = servedBy.some((id) => listed.has(id));
    listed.add(slot);
    return !served;
  });
}

function itemsOf(
  { slot, servedBy, papers }: RequiredMaterial,
  { application, materials }: Pick<OpenedCase, 'application' | 'materials'>,
): ChecklistItem[] {
  const filesIn = (id: MaterialSlotId) => materials.filter((each) => each.slot === id);
  const files = [slot, ...servedBy].map(filesIn).find((each) => each.length > 0) ?? [];
  const problems = files.flatMap(problemsOf);
  let left = files.length;
  return papers.flatMap((paper, index): ChecklistItem[] => {
    const here = Math.min(left, paper.count);
    left -= here;
    const title = titleOf(paper, slot, servedBy.length > 0, application);
    const held: ChecklistItem[] =
      here === 0
        ? []
        : [
            // Which file is which paper cannot be told: what is wrong with them is said once.
            index === 0 && problems.length > 0
              ? { paper, title, state: 'again', count: here, problems }
              : { paper, title, state: 'held', count: here, problems: [] },
          ];
    const missing: ChecklistItem[] =
      here < paper.count ? [{ paper, title, state: 'missing', count: paper.count - here, problems: [] }] : [];
    return [...held, ...missing];
  });
}

/** What the office mends by itself: nobody has to take a picture again for that. */
const mendedHere: ReadonlySet<string> = new Set([
  'scan.bytesTooMany',
  'scan.format',
  'scan.extension',
  'scan.pages',
  'scan.exifOrientation',
  'scan.upright',
  'scan.sidesSwapped',
]);

/** What is wrong with a picture, as one says it to a client. */
const clientWords: Readonly<Record<string, string>> = {
  'scan.dark': '太暗了，请在亮一点、光线均匀的地方重拍',
  'scan.washedOut': '太白了，字看不清，请避开强光重拍',
  'scan.blurred': '拍糊了，请拿稳、对准焦后重拍',
  'scan.numberGlare': '反光盖住了要认的那一行，请换个角度、关掉闪光灯重拍',
  'scan.numberBlurred': '要认的那一行拍糊了，请对着它对焦后重拍',
  'scan.grey': '是黑白的，要原件的彩色照片',
  'scan.pixelsTooFew': '图片太小，请发手机拍的原图',
  'scan.bytesTooFew': '图片被压得太小，请发手机拍的原图',
  'scan.empty': '文件是空的，请重新发一次',
  'scan.truncated': '文件没有传完整，请重新发一次',
  'scan.corrupt': '文件打不开，请重新发一次',
};

function problemsOf({ findings }: CaseMaterial): string[] {
  const blocking = findings.filter(({ weight, rule }) => weight === 'must' && !mendedHere.has(rule));
  return blocking.map(({ rule, message }) => clientWords[rule] ?? withoutNumbers(message));
}

/** Whatever may be the number of a person or a phone: what is said of a file may quote one. */
function withoutNumbers(text: string): string {
  return text.replace(/[0-9A-Za-z]*\d[0-9A-Za-z]{7,}/g, '（号码略）');
}

/** 主体负责人证件人像面（张某）; a paper that serves both roles is named after the human being alone. */
function titleOf(paper: RequiredPaper, slot: MaterialSlotId, shared: boolean, application: Application): string {
  const role = roleSchema.options.find((each) => slot.startsWith(each));
  const name = role === undefined ? null : (personIn(application, role)?.name ?? null);
  if (name === null) return paper.title;
  if (paper.form !== 'photo') return shared ? `法定代表人授权书（授权${name}）` : `${paper.title}（授权${name}）`;
  return shared ? `${name}的证件${slot.endsWith('Back') ? '国徽面' : '人像面'}` : `${paper.title}（${name}）`;
}
