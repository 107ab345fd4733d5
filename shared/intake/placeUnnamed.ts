import type { MaterialSlotId } from '../filing/materialSlot.ts';
import type { CaseFound } from './caseOfFile.ts';
import { inOrderOfTime } from './moments.ts';
import type { PaperSeen } from './paperSeen.ts';
import { placeCards } from './placeCards.ts';
import type { Proposal } from './proposal.ts';
import type { TrayCase, TrayFile } from './trayCase.ts';

/** A file whose client is known and whose name says nothing of the paper. */
export interface Unnamed {
  readonly file: TrayFile;
  readonly client: CaseFound;
  readonly seen: PaperSeen | null;
}

type Place = Proposal['places'][number];

/** Slots a sealed page may fill, in the order it is looked for. */
const letterSlots: readonly MaterialSlotId[] = [
  'subjectPrincipalLetter',
  'appPrincipalLetter',
  'residencePermit',
  'commitmentLetter',
  'nameChangeLetter',
  'truthPledge',
  'truthNotice',
  'partyBuildingLetter',
  'constructionProposal',
  'agencyMandate',
  'subjectOther',
];

/**
 * Places for the files of one client by what is seen on them and what its case still lacks, in the order they were made.
 *
 * `taken` are slots that other files of the tray fill. A card or certificate is sure of the one place that is left for it; where
 * several human beings or papers would do, the first is proposed and the reason says that it may be another, as of any
 * letter that is told by its seal alone. Pure.
 */
export function placeUnnamed(
  group: readonly Unnamed[],
  cases: readonly TrayCase[],
  taken: ReadonlyMap<string, readonly MaterialSlotId[]>,
): Map<number, Proposal> {
  const [main] = cases;
  const proposals = new Map<number, Proposal>();
  if (!main) return proposals;
  const filled = new Set([...main.held, ...(taken.get(main.number) ?? [])]);
  const lacks = (slot: MaterialSlotId) => !filled.has(slot);
  const place = (slots: readonly MaterialSlotId[]): Place[] => {
    for (const slot of slots) filled.add(slot);
    return [{ caseNumber: main.number, subjectName: main.subject.name ?? '未命名主体', slots: [...slots] }];
  };
  const several = cases.length > 1;
  const tell = ({ file, client, seen }: Unnamed, slots: readonly MaterialSlotId[], why: string, sure: boolean) =>
    proposals.set(file.id, {
      places: place(slots),
      confidence: sure && client.sure && !several ? 'sure' : 'likely',
      reason: [client.because, seen?.because, why, several ? '这位客户有几个案件，请核对是哪一个' : '']
        .filter((part) => part)
        .join('，'),
    });
  const leave = ({ file, client, seen }: Unnamed, why: string) =>
    proposals.set(file.id, {
      places: [{ caseNumber: main.number, subjectName: main.subject.name ?? '未命名主体', slots: [] }],
      confidence: 'open',
      reason: [client.because, seen?.because, why].filter((part) => part).join('，'),
    });
  const ordered = inOrderOfTime(group);
  placeCards(ordered, main, lacks, tell, leave);
  for (const each of ordered) {
    if (each.seen === null) leave(each, '看不出是什么材料，请选一下');
    else if (each.seen.kind === 'certificate') placeCertificate(each, main, lacks, tell, leave);
    else if (each.seen.kind === 'letter') placeLetter(each, main, lacks, tell, leave);
  }
  return proposals;
}

export type Tell = (each: Unnamed, slots: readonly MaterialSlotId[], why: string, sure: boolean) => void;
export type Leave = (each: Unnamed, why: string) => void;
export type Lacks = (slot: MaterialSlotId) => boolean;

function placeCertificate(each: Unnamed, main: TrayCase, lacks: Lacks, tell: Tell, leave: Leave): void {
  const wantsPermit = main.wanted.includes('preapproval') && lacks('preapproval');
  if (lacks('subjectCertificate') && main.wanted.includes('subjectCertificate')) {
    tell(
      each,
      ['subjectCertificate'],
      wantsPermit ? '案件还缺主体证件，也缺许可证，请核对' : '案件还缺主体证件',
      !wantsPermit,
    );
  } else if (wantsPermit) tell(each, ['preapproval'], '案件还缺前置审批文件', false);
  else leave(each, '主体证件已经有了，请核对');
}

function placeLetter(each: Unnamed, main: TrayCase, lacks: Lacks, tell: Tell, leave: Leave): void {
  const free = letterSlots.filter((slot) => main.wanted.includes(slot) && lacks(slot));
  const [first] = free;
  if (first === undefined) {
    leave(each, '案件不缺盖章的文书，请核对');
    return;
  }
  const both = first === 'subjectPrincipalLetter' && free.includes('appPrincipalLetter') && onePrincipal(main);
  const slots: readonly MaterialSlotId[] = both ? ['subjectPrincipalLetter', 'appPrincipalLetter'] : [first];
  const only = free.length === slots.length;
  // Seals look alike on any letter, and what a case lacks says nothing of what was sent: never sure.
  tell(each, slots, only ? '案件只缺这一份，请核对' : '案件还缺这样的文书，也可能是别的一份，请核对', false);
}

function onePrincipal({ roles: { subjectPrincipal, appPrincipal } }: TrayCase): boolean {
  return subjectPrincipal !== null && subjectPrincipal === appPrincipal;
}
