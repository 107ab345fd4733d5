import { transaction, type WriteDatabase } from '#backend/vault/sql.ts';
import { insertCase, loadApplication, updateCase } from '#backend/vault/store/cases.ts';
import { attachScan } from '#backend/vault/store/materials.ts';
import { insertMiniProgram } from '#backend/vault/store/miniPrograms.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { insertScan } from '#backend/vault/store/scans.ts';
import { insertSubject } from '#backend/vault/store/subjects.ts';
import { requiredMaterials } from '#shared/filing/requiredMaterials.ts';
import type { Stage } from '#shared/filing/stage.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { type Draw, drawFrom, placesOf, somebody, someCase, someMiniProgram, someSubject } from './manyCases/client.ts';
import { goodFacts } from './scans.ts';
import { seeded } from './specimens/random.ts';

export interface ManyCases {
  readonly count: number;
  /** The youngest case was taken on just before; the oldest two and a half years earlier. */
  readonly now: Date;
  readonly pack: RulePack;
  readonly seed?: number;
  /**
   * Scans that are in the vault with their files, to be used over and over.
   *
   * When left out every material gets a row of its own without a file behind it: good for everything but opening one.
   */
  readonly scanIds?: readonly number[];
}

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const span = 900 * day;
const casesPerTransaction = 1000;
const casesPerSubject = 1.5;

/**
 * Fills a vault with the cases of a large invented office, the same for the same seed, and returns their numbers.
 *
 * Names are of everyday, ambiguous and rare characters; stages, provinces and staff are mixed; about one case in four
 * has something to correct; most are done, the youngest are under way.
 */
export function writeManyCases(db: WriteDatabase, { count, now, pack, seed = 1, scanIds }: ManyCases): string[] {
  const draw = drawFrom(seeded(seed));
  const places = placesOf(pack);
  const numbers: string[] = [];
  let serial = 0;
  const newClient = () => {
    const boss = somebody(draw, ++serial);
    const bossId = insertPerson(db, boss);
    const subject = someSubject(draw, serial, places, boss);
    const personal = subject.name === boss.name;
    const helperId = personal || draw.chance(0.5) ? bossId : insertPerson(db, somebody(draw, ++serial));
    const legalRepresentativeId = personal ? null : bossId;
    return { subjectId: insertSubject(db, { subject, legalRepresentativeId, principalId: bossId }), helperId };
  };
  let client: ReturnType<typeof newClient> | null = null;
  const addCase = (index: number) => {
    if (client === null || draw.chance(1 / casesPerSubject)) client = newClient();
    const { subjectId, helperId: principalId } = client;
    const miniProgramId = insertMiniProgram(db, { subjectId, principalId, miniProgram: someMiniProgram(draw) });
    const takenOn = new Date(now.getTime() - Math.floor(((count - index) / count) * span));
    const fields = someCase(draw);
    const planned = draw.chance(0.4) ? new Date(takenOn.getTime() + draw.below(40) * day) : null;
    const plannedOn = planned === null ? null : planned.toISOString().slice(0, 10);
    const { id, number } = insertCase(db, { ...fields, plannedOn, miniProgramId, now: takenOn });
    const { stage, moved } = progress(draw, takenOn, now);
    updateCase(db, id, { ...fields, plannedOn, stage, now: moved });
    numbers.push(number);
    for (const { slot, count: files } of requiredMaterials(loadApplication(db, id), pack)) {
      for (let file = 0; file < files; file++) {
        if (draw.chance(0.01)) continue;
        attachScan(db, { caseId: id, slot, scanId: scanIds ? draw.of(scanIds) : newScan(db, draw), now: moved });
      }
    }
  };
  for (let from = 0; from < count; from += casesPerTransaction) {
    transaction(db, () => {
      for (let index = from; index < Math.min(from + casesPerTransaction, count); index++) addCase(index);
    });
  }
  return numbers;
}

/** Old cases are done; of the last two months some are at each stage, with clocks that run and clocks that ran out. */
function progress(draw: Draw, takenOn: Date, now: Date): { stage: Stage; moved: Date } {
  const age = now.getTime() - takenOn.getTime();
  const waiting: readonly (readonly [Stage, longest: number])[] = [
    ['subjectInfo', 20 * day],
    ['appInfo', 20 * day],
    ['appInfo', 20 * day],
    ['platformReview', 5 * day],
    ['smsVerification', 30 * hour],
    ['bureauReview', 35 * day],
  ];
  const open = age < 60 * day || draw.chance(0.08);
  if (!open) return { stage: 'done', moved: new Date(takenOn.getTime() + Math.min(age, 30 * day)) };
  const [stage, longest] = draw.of(waiting);
  return { stage, moved: new Date(Math.max(takenOn.getTime(), now.getTime() - draw.below(longest))) };
}

function newScan(db: WriteDatabase, draw: Draw): number {
  const hex = (length: number) =>
    Array.from({ length: length / 4 }, () => draw.below(65_536).toString(16).padStart(4, '0')).join('');
  const facts = { ...goodFacts, sha256: hex(64), bytes: draw.chance(0.02) ? 20_000 : goodFacts.bytes };
  return insertScan(db, { fileId: hex(32), origin: null, facts, receivedAt: '2026-11-20T01:00:00.000Z' });
}
