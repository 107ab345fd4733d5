import type { Command } from '../command.ts';
import { logExport, logVerify } from './accessLog.ts';
import { applicationExport } from './applicationExport.ts';
import { applicationImport } from './applicationImport.ts';
import { backupList } from './backupList.ts';
import { backupMake } from './backupMake.ts';
import { bundleExport } from './bundleExport.ts';
import { bundleImport } from './bundleImport.ts';
import { caseList } from './caseList.ts';
import { checklist } from './checklist.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { dossier } from './dossier.ts';
import { erase } from './erase.ts';
import { exportPlain } from './exportPlain.ts';
import { findingsReport } from './findingsReport.ts';
import { importSheet } from './importSheet.ts';
import { intakeAccept } from './intakeAccept.ts';
import { intakeList } from './intakeList.ts';
import { intakeTake } from './intakeTake.ts';
import { letter } from './letter.ts';
import { lint } from './lint.ts';
import { numberCheck } from './numberCheck.ts';
import { packageCheck } from './packageCheck.ts';
import { packageMake } from './packageMake.ts';
import { personReport } from './personReport.ts';
import { restore } from './restore.ts';
import { retentionList } from './retentionList.ts';
import { rulesExport } from './rulesExport.ts';
import { rulesImport } from './rulesImport.ts';
import { rulesRestore } from './rulesRestore.ts';
import { rulesShow } from './rulesShow.ts';
import { scanCheck } from './scanCheck.ts';
import { scanFit } from './scanFit.ts';
import { scanFix } from './scanFix.ts';
import { scanRetake } from './scanRetake.ts';
import { scanCollage, scanSheet } from './scanSheet.ts';
import { sheetTemplate } from './sheetTemplate.ts';
import { vaultCreate } from './vaultCreate.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  demo,
  vaultCreate,
  sheetTemplate,
  importSheet,
  intakeTake,
  intakeList,
  intakeAccept,
  caseList,
  packageMake,
  packageCheck,
  scanCheck,
  scanFit,
  scanFix,
  scanRetake,
  findingsReport,
  scanSheet,
  scanCollage,
  numberCheck,
  lint,
  applicationExport,
  applicationImport,
  letter,
  checklist,
  dossier,
  rulesShow,
  rulesExport,
  rulesImport,
  rulesRestore,
  bundleExport,
  bundleImport,
  backupMake,
  backupList,
  restore,
  exportPlain,
  doctor,
  retentionList,
  erase,
  personReport,
  logExport,
  logVerify,
];
