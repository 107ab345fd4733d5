import type { ImportEvent, IntakePreview } from '#shared/api/exchange.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { lintEntered } from '#shared/lint/lintApplication.ts';
import { profileById } from '#shared/scans/profile.ts';
import { rulesOfToday } from '../cases/openCase.ts';
import { realPace, sliceMilliseconds } from '../cases/pace.ts';
import { type Desk, openVaultOf } from '../desk.ts';
import { measureIn } from '../scans/measureUpload.ts';
import { usualProfile } from '../settings/chosenProfile.ts';
import { importIntake } from './importIntake.ts';
import type { IntakeRecord } from './intakeRecord.ts';
import { unreadable } from './openSheet.ts';
import { openSheetsGuarded } from './openSheetsGuarded.ts';
import { planIntake } from './planIntake.ts';
import { readIntakeSheet } from './readIntakeSheet.ts';

/**
 * Imports an uploaded sheet and the files that came with it.
 *
 * Throws `vaultLocked`, `sheetUnreadable` or `sheetColumnsMissing` before anything is changed; a sheet without a
 * single client counts as unreadable, because nobody means to import nothing.
 */
export async function* importUploads(
  desk: Pick<Desk, 'pack' | 'pool' | 'now' | 'vault'>,
  {
    sheet,
    files,
    alongside = [],
  }: {
    readonly sheet: UploadedFile;
    readonly files: readonly UploadedFile[];
    readonly alongside?: readonly string[];
  },
  signal?: AbortSignal,
): AsyncGenerator<ImportEvent, void, undefined> {
  const vault = desk.vault();
  const { rows, remarks } = await readFilledSheet(desk, sheet, signal);
  yield* importIntake({
    vault,
    pack: desk.pack,
    rows,
    remarks,
    files,
    alongside,
    now: desk.now,
    signal,
    width: desk.pool.width,
    measure: measureIn(desk.pool, signal),
  });
}

/**
 * What a sheet would bring, row by row, and what would be wrong with it then; nothing is changed.
 *
 * Without an open vault nothing is said of what is there already. Throws `sheetUnreadable` or `sheetColumnsMissing`, as the import would.
 */
export async function previewSheet(desk: Desk, sheet: UploadedFile, signal?: AbortSignal): Promise<IntakePreview> {
  const { rows, remarks } = await readFilledSheet(desk, sheet, signal);
  const { pack, now } = desk;
  const vault = openVaultOf(desk);
  const planned = vault ? planIntake({ vault, pack, rows, now }) : null;
  const rules = vault ? rulesOfToday(desk) : rulesWithoutVault(desk);
  const told: IntakePreview['rows'] = [];
  let since = performance.now();
  for (const [index, row] of rows.entries()) {
    const { rowNumber, record, status } = row;
    const plan = planned?.[index];
    const application = plan ? plan.application : status === 'rejected' ? null : asCase(record);
    told.push({
      row: rowNumber,
      subjectName: record.subject.name,
      miniProgramName: record.miniProgram.name,
      usable: plan ? plan.outcome !== 'rejected' : status !== 'rejected',
      outcome: plan?.outcome ?? null,
      findings: [...(plan?.findings ?? row.findings)],
      judged: application ? lintEntered(application, pack, rules) : [],
    });
    // Judging a long sheet must not keep everybody else waiting.
    if (performance.now() - since < sliceMilliseconds) continue;
    await realPace.turn();
    signal?.throwIfAborted();
    since = performance.now();
  }
  return { remarks: [...remarks], rows: told };
}

function rulesWithoutVault({ pack, today }: Desk) {
  return { profile: profileById(pack, usualProfile), today: today(), agencyPhones: [], ownRules: [] };
}

/** The case a row would be in an empty vault; its number is nobody's concern yet. */
function asCase({ subject, miniProgram, persons, roles, filingCase }: IntakeRecord): Application {
  return { subject, miniProgram, persons, roles, filingCase: { ...filingCase, number: '', stage: 'findEntrance' } };
}

async function readFilledSheet(desk: Pick<Desk, 'pack'>, sheet: UploadedFile, signal: AbortSignal | undefined) {
  const bytes = new Uint8Array(await sheet.arrayBuffer());
  const read = await readIntakeSheet(bytes, desk.pack, (given) => openSheetsGuarded(given, signal));
  if (read.rows.length === 0) throw unreadable('表头下面一行都没有填', '请填好客户资料并保存，再导入。');
  return read;
}
