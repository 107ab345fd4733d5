import type { ListedIntake, IntakeItem as ShownItem } from '#shared/api/intake.ts';
import { type Finding, sortFindings } from '#shared/filing/finding.ts';
import { materialSlot, type ScanKind } from '#shared/filing/materialSlot.ts';
import { kindOfPicture } from '#shared/intake/kindOfPicture.ts';
import type { Proposal } from '#shared/intake/proposal.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { thresholdsFor } from '#shared/rules/scanThresholds.ts';
import { judgeScan, type ScanDemands } from '#shared/scans/judgeScan.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import { weighForCase } from '#shared/scans/weighForCase.ts';
import type { Desk } from '../desk.ts';
import { chosenProfile, chosenStrictness } from '../settings/chosenProfile.ts';
import { getCase } from '../vault/store/cases.ts';
import {
  countIntakeItems,
  getIntakeItems,
  type IntakeItem,
  type IntakeState,
  listIntakeIds,
} from '../vault/store/intake.ts';
import { type Remark, remarks } from './open/part.ts';
import { placeMark } from './placeMark.ts';
import { remarkFinding } from './remarks.ts';
import { baseName } from './staging.ts';
import { openTray } from './tray.ts';

/** All ids of one state in the order they came, those whose proposal is sure, and marks of their places. Throws `vaultLocked`. */
export async function listIntake(desk: Desk, state: IntakeState): Promise<ListedIntake> {
  const { db } = desk.vault();
  const counts = countIntakeItems(db);
  if (state !== 'pending') return { ids: listIntakeIds(db, state), sure: [], marks: [], counts };
  const { items, proposals } = await openTray(desk);
  const ids = items.map(({ id }) => id);
  const sure = ids.filter((id) => proposals.get(id)?.confidence === 'sure');
  const marks = ids.map((id) => placeMark((proposals.get(id) ?? nothing).places));
  return { ids, sure, marks, counts };
}

/** As in the case it is proposed for: what its copy for a platform puts right weighs no more than a 提示. */
function judgedForCase(facts: ScanFacts, demands: ScanDemands, rulebook: Rulebook): Finding[] {
  return weighForCase(judgeScan(facts, demands, rulebook), { ...demands, facts, original: facts });
}

const nothing: Proposal = { places: [], confidence: 'open', reason: '' };

/** These items as the screen shows them, judged as what they are proposed for. Throws `vaultLocked`. */
export async function intakeItems(desk: Desk, ids: readonly number[]): Promise<ShownItem[]> {
  const { proposals } = await openTray(desk);
  const { db } = desk.vault();
  const { byNumber } = desk.caseIndex().current();
  const { pack, rulebook } = desk;
  const profile = chosenProfile(db, pack);
  const thresholds = thresholdsFor(pack.scanThresholds, chosenStrictness(db));
  return getIntakeItems(db, ids).map((item) => {
    const proposal = proposals.get(item.id) ?? nothing;
    const facts = item.scan?.facts ?? null;
    const said = remarksOf(item).map((remark) => remarkFinding(remark, rulebook));
    const name = baseName(item.path);
    const looks = proposal.places[0]?.slots[0] === undefined && facts ? looksLike(item, facts, pack.papers) : null;
    const judged = facts ? judgedForCase(facts, { profile, kind: kindOf(proposal, looks), thresholds }, rulebook) : [];
    return {
      id: item.id,
      state: item.state,
      scanId: item.scanId,
      name,
      folder: item.path.slice(0, Math.max(0, item.path.length - name.length - 1)),
      page: item.page,
      sourceName: item.page === null ? null : (item.sourceName ?? name),
      sourceScanId: item.sourceId,
      modifiedAt: item.modifiedAt,
      takenAt: item.takenAt,
      contentType: facts?.contentType ?? null,
      bytes: facts?.bytes ?? null,
      width: facts?.width ?? null,
      height: facts?.height ?? null,
      proposal,
      looksLike: looks,
      placeMark: placeMark(proposal.places),
      chosen: item.chosen !== null,
      placed: item.placed.flatMap(({ caseId, slot }) => {
        const number = getCase(db, caseId)?.number;
        const entry = number === undefined ? undefined : byNumber.get(number);
        return entry ? [{ caseNumber: entry.number, subjectName: entry.subjectName, slot }] : [];
      }),
      findings: sortFindings([...said, ...judged]),
    };
  });
}

/** Remarks of this version of the program; one that it does not know says nothing. */
function remarksOf({ remarks: kept }: IntakeItem): Remark[] {
  return remarks.filter((remark) => kept.includes(remark));
}

/** What a picture shows where nobody knows a slot for it yet, as 扫描检查 tells it; null where nothing speaks for any kind. */
function looksLike({ path }: IntakeItem, facts: ScanFacts, papers: RulePack['papers']): ShownItem['looksLike'] {
  const { kind, because } = kindOfPicture(path, facts, papers);
  return kind === 'otherAttachment' ? null : { kind, because };
}

/** What a picture is judged as: what it is proposed for, else what it looks like. */
function kindOf({ places }: Proposal, looks: ShownItem['looksLike']): ScanKind {
  const slot = places[0]?.slots[0];
  return slot === undefined ? (looks?.kind ?? 'otherAttachment') : materialSlot(slot).scanKind;
}
