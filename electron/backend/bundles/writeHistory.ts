import { isDeepStrictEqual } from 'node:util';
import type { BundledCase, BundledRejection } from '#shared/bundle/bundledCase.ts';
import { markKinds } from '#shared/filing/caseMark.ts';
import type { Settlement } from '#shared/filing/settlement.ts';
import type { WriteDatabase } from '../vault/sql.ts';
import { replaceCaseEvents } from '../vault/store/caseEvents.ts';
import { listCaseMarks, setCaseMark } from '../vault/store/caseMarks.ts';
import { getKeepUntil, setKeepUntil } from '../vault/store/erasures.ts';
import { savePayloadRest } from '../vault/store/payloadRests.ts';
import {
  answerReason,
  deleteRejection,
  insertRejection,
  listRejections,
  type StoredRejection,
} from '../vault/store/rejections.ts';
import { listSettlements, removeSettlements, saveSettlement } from '../vault/store/settlements.ts';

/** Makes what happened to a case what it is to be: events, ticks, how long it is kept, rejections with answers, decisions. Within a transaction. */
export function writeHistory(db: WriteDatabase, caseId: number, target: BundledCase, current: BundledCase): void {
  if (!isDeepStrictEqual(target.events, current.events) || current.events.length === 0) {
    replaceCaseEvents(db, caseId, target.events);
  }
  const held = listCaseMarks(db, caseId);
  for (const kind of markKinds) {
    const at = target.marks.find((mark) => mark.kind === kind)?.at ?? null;
    if (at !== (held.find((mark) => mark.kind === kind)?.at ?? null)) setCaseMark(db, caseId, kind, at);
  }
  const { keepUntil } = target;
  if (keepUntil !== undefined && keepUntil !== getKeepUntil(db, caseId)) setKeepUntil(db, caseId, keepUntil);
  writeRejections(db, caseId, target.rejections);
  writeSettlements(db, caseId, target.settlements);
  if (!isDeepStrictEqual(target.rest, current.rest)) savePayloadRest(db, caseId, target.rest);
}

/** Ids of reasons stay: own rules point to them. */
function writeRejections(db: WriteDatabase, caseId: number, target: readonly BundledRejection[]): void {
  const left = [...listRejections(db, caseId)];
  for (const rejection of target) {
    const at = left.findIndex((each) => isSame(each, rejection));
    const [known] = at < 0 ? [] : left.splice(at, 1);
    if (known) {
      answer(db, known, rejection);
      continue;
    }
    const id = insertRejection(db, { caseId, ...rejection });
    const added = listRejections(db, caseId).find((each) => each.id === id);
    if (added) answer(db, added, rejection);
  }
  for (const { id } of left) deleteRejection(db, id);
}

function isSame(one: StoredRejection, other: BundledRejection): boolean {
  const words = ({ stage, at, reasons }: Pick<StoredRejection, 'stage' | 'at'> & Pick<BundledRejection, 'reasons'>) => [
    stage,
    at,
    reasons.map(({ keyName, error, suggest }) => [keyName, error, suggest]),
  ];
  return isDeepStrictEqual(words({ ...one, reasons: [...one.reasons] }), words(other));
}

function answer(db: WriteDatabase, { reasons }: StoredRejection, target: BundledRejection): void {
  for (const [index, reason] of reasons.entries()) {
    const said = target.reasons[index];
    if (!said || (said.answer === reason.answer && said.answeredAt === reason.answeredAt)) continue;
    answerReason(db, reason.id, said.answer, said.answeredAt ?? '');
  }
}

function writeSettlements(db: WriteDatabase, caseId: number, target: readonly Settlement[]): void {
  const isSameMatter = (one: Settlement) => (other: Settlement) =>
    one.kind === other.kind && one.rule === other.rule && one.place === other.place && one.about === other.about;
  for (const held of listSettlements(db, caseId)) {
    if (!target.some(isSameMatter(held))) removeSettlements(db, caseId, held, held.about);
  }
  const held = listSettlements(db, caseId);
  for (const settlement of target) {
    if (!isDeepStrictEqual(held.find(isSameMatter(settlement)), settlement)) saveSettlement(db, caseId, settlement);
  }
}
