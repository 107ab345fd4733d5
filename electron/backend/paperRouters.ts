import { implement } from '@orpc/server';
import { contract } from '#shared/api/contract.ts';
import { caseChecklist } from './checklist/caseChecklist.ts';
import type { Desk } from './desk.ts';
import { makeCaseDossier } from './dossier/makeCaseDossier.ts';
import { importUploads, previewSheet } from './exchange/importUploads.ts';
import { caseSheetFile, intakeTemplateFile, scanReportFile } from './exchange/sheetFiles.ts';
import { fitScan } from './fit/fitScan.ts';
import { fixFile } from './fit/fixFile.ts';
import { previewFix, proposeFixOf } from './fit/previewFix.ts';
import { forgetPrinting, lettersOfCase, printedLetter } from './letters/caseLetters.ts';
import { drawLetterFromValues, letterTemplates } from './letters/letterService.ts';
import { makeLetters } from './letters/makeLetters.ts';
import { previewCaseLetter, printCaseLetter } from './letters/printLetter.ts';
import { addMaterials } from './materials/addMaterials.ts';
import { answerAlike } from './materials/answerAlike.ts';
import { fixMany } from './materials/fixMany.ts';
import { fixMaterial, undoFix, undoFixes } from './materials/fixMaterial.ts';
import { handOut } from './materials/handOut.ts';
import { attachMaterial, keepSignedOn, removeMaterial } from './materials/moveScan.ts';
import { checkGivenPackage } from './packages/checkPackage.ts';
import { readyCases } from './packages/judgeForPackage.ts';
import { makeManyPackages } from './packages/makeManyPackages.ts';
import { makePackage } from './packages/makePackage.ts';
import { caseRetake } from './reports/caseRetake.ts';
import { findingsReportFile } from './reports/findingsReportFile.ts';
import { checkScans } from './scans/checkScans.ts';
import { lookAtScan } from './scans/lookAtScan.ts';
import { asUpload } from './scans/readUpload.ts';
import { scanPicture } from './scans/scanPicture.ts';
import { sheetOfCase, sheetOfFiles } from './sheets/makeSheet.ts';

const os = implement(contract).$context<{ desk: Desk }>();

/** Pictures checked without a case, and the report of it. The router above turns what fails into errors of the contract. */
export const scansRouter = os.scans.router({
  prepare: os.scans.prepare.handler(({ context }) => context.desk.pool.ready()),
  check: os.scans.check.handler(({ context, input, signal }) =>
    checkScans(context.desk, { ...input, files: [...input.files, ...input.unsent.map(asUpload)] }, signal),
  ),
  fit: os.scans.fit.handler(({ context, input, signal }) => fitScan(context.desk, input, signal)),
  look: os.scans.look.handler(({ context, input, signal }) => lookAtScan(context.desk, input, signal)),
  report: os.scans.report.handler(({ context, input, signal }) => scanReportFile(context.desk, input, signal)),
  proposeFix: os.scans.proposeFix.handler(({ context, input }) => proposeFixOf(context.desk, input.scanId)),
  previewFix: os.scans.previewFix.handler(({ context, input, signal }) => previewFix(context.desk, input, signal)),
  sheet: os.scans.sheet.handler(({ context, input, signal }) => sheetOfFiles(context.desk, input, signal)),
  fix: os.scans.fix.handler(({ context, input, signal }) => fixFile(context.desk, input, signal)),
});

/** Letters of a case or of given values. The router above turns what fails into errors of the contract. */
export const lettersRouter = os.letters.router({
  templates: os.letters.templates.handler(() => letterTemplates()),
  draw: os.letters.draw.handler(({ context, input }) => drawLetterFromValues(context.desk, input)),
  make: os.letters.make.handler(({ context, input, signal }) => makeLetters(context.desk, input.cases, signal)),
  ofCase: os.letters.ofCase.handler(({ context, input }) => lettersOfCase(context.desk, input.caseNumber)),
  preview: os.letters.preview.handler(({ context, input, signal }) => previewCaseLetter(context.desk, input, signal)),
  print: os.letters.print.handler(({ context, input, signal }) => printCaseLetter(context.desk, input, signal)),
  printed: os.letters.printed.handler(({ context, input }) => printedLetter(context.desk, input)),
  notPrinted: os.letters.notPrinted.handler(({ context, input }) => forgetPrinting(context.desk, input)),
});

/** What a platform asks for of a case. The router above turns what fails into errors of the contract. */
export const packagesRouter = os.packages.router({
  make: os.packages.make.handler(({ context, input, signal }) => makePackage(context.desk, input, signal)),
  makeMany: os.packages.makeMany.handler(({ context, input, signal }) => makeManyPackages(context.desk, input, signal)),
  check: os.packages.check.handler(({ context, input, signal }) => checkGivenPackage(context.desk, input, signal)),
  ready: os.packages.ready.handler(({ context, input, signal }) => readyCases(context.desk, input.profile, signal)),
});

/** The dossier of a case. The router above turns what fails into errors of the contract. */
export const dossierRouter = os.dossier.router({
  make: os.dossier.make.handler(({ context, input, signal }) => makeCaseDossier(context.desk, input, signal)),
});

/** Sheets in and out. The router above turns what fails into errors of the contract. */
export const exchangeRouter = os.exchange.router({
  template: os.exchange.template.handler(({ context }) => intakeTemplateFile(context.desk)),
  findingsReport: os.exchange.findingsReport.handler(({ context, input, signal }) =>
    findingsReportFile(context.desk, input, signal),
  ),
  caseSheet: os.exchange.caseSheet.handler(({ context, input }) => caseSheetFile(context.desk, input.cases)),
  preview: os.exchange.preview.handler(({ context, input, signal }) => previewSheet(context.desk, input.sheet, signal)),
  import: os.exchange.import.handler(({ context, input, signal }) => importUploads(context.desk, input, signal)),
});

/** Papers of a case: taken in, moved, looked at. */
export const materialsRouter = os.materials.router({
  add: os.materials.add.handler(({ context, input, signal }) => addMaterials(context.desk, input, signal)),
  remove: os.materials.remove.handler(({ context, input }) => removeMaterial(context.desk, input)),
  attach: os.materials.attach.handler(({ context, input, signal }) => attachMaterial(context.desk, input, signal)),
  setSignedOn: os.materials.setSignedOn.handler(({ context, input }) => keepSignedOn(context.desk, input)),
  answerAlike: os.materials.answerAlike.handler(({ context, input }) => answerAlike(context.desk, input)),
  retake: os.materials.retake.handler(({ context, input }) => caseRetake(context.desk, input.caseNumber)),
  checklist: os.materials.checklist.handler(({ context, input }) => caseChecklist(context.desk, input.caseNumber)),
  sheet: os.materials.sheet.handler(({ context, input, signal }) => sheetOfCase(context.desk, input, signal)),
  fix: os.materials.fix.handler(({ context, input, signal }) => fixMaterial(context.desk, input, signal)),
  undoFix: os.materials.undoFix.handler(({ context, input }) => undoFix(context.desk, input)),
  fixMany: os.materials.fixMany.handler(({ context, input, signal }) => fixMany(context.desk, input, signal)),
  undoFixes: os.materials.undoFixes.handler(({ context, input }) => undoFixes(context.desk, input.fixes)),
  picture: os.materials.picture.handler(({ context, input, signal }) => scanPicture(context.desk, input, signal)),
  handOut: os.materials.handOut.handler(({ context, input, signal }) => handOut(context.desk, input, signal)),
});
