import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { agencySchema } from '../filing/agency.ts';
import { scanProfileSchema } from '../rules/rulePack.ts';
import { caseFileSchema, caseNumberSchema, listedCaseSchema } from './cases.ts';
import { deskErrorMap } from './deskErrorMap.ts';
import { makeDossierEvent, makeDossierInput } from './dossier.ts';
import { importEvent, importInput, previewSchema } from './exchange.ts';
import {
  drawLetterInput,
  drawnLetterSchema,
  letterTemplateSchema,
  makeLettersEvent,
  makeLettersInput,
} from './letters.ts';
import { checkedNumberSchema, checkNumbersInput } from './numbers.ts';
import { checkScansEvent, checkScansInput } from './scans.ts';
import { uploadedFileSchema } from './upload.ts';
import { createVaultInput, createVaultOutput, unlockVaultInput, vaultStatusSchema } from './vault.ts';

const desk = oc.errors(deskErrorMap);
const nothing = z.void();

/**
 * Everything a host, a script or the renderer can ask of the backend.
 *
 * Long work answers with an event iterator; breaking out of it, or aborting the call, cancels the work.
 * What the vault must be open for fails with `vaultLocked` while it is not.
 */
export const contract = {
  vault: {
    status: desk.output(vaultStatusSchema),
    create: desk.input(createVaultInput).output(createVaultOutput),
    unlock: desk.input(unlockVaultInput).output(nothing),
    lock: desk.output(nothing),
  },
  agency: {
    get: desk.output(agencySchema),
    save: desk.input(agencySchema).output(nothing),
  },
  rules: {
    profiles: desk.output(z.array(scanProfileSchema)),
  },
  numbers: {
    check: desk.input(checkNumbersInput).output(z.array(checkedNumberSchema)),
  },
  scans: {
    check: desk.input(checkScansInput).output(eventIterator(checkScansEvent)),
  },
  cases: {
    list: desk.output(z.array(listedCaseSchema)),
    open: desk.input(z.object({ caseNumber: caseNumberSchema })).output(caseFileSchema),
  },
  letters: {
    templates: desk.output(z.array(letterTemplateSchema)),
    draw: desk.input(drawLetterInput).output(drawnLetterSchema),
    make: desk.input(makeLettersInput).output(eventIterator(makeLettersEvent)),
  },
  dossier: {
    make: desk.input(makeDossierInput).output(eventIterator(makeDossierEvent)),
  },
  exchange: {
    template: desk.output(uploadedFileSchema),
    caseSheet: desk.output(uploadedFileSchema),
    preview: desk.input(importInput.pick({ sheet: true })).output(previewSchema),
    import: desk.input(importInput).output(eventIterator(importEvent)),
  },
};
