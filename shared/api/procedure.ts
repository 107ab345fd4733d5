import { oc } from '@orpc/contract';
import { z } from 'zod';
import { caseNumberSchema } from './cases.ts';
import { deskErrorMap } from './deskErrorMap.ts';

/** What every procedure of the contract begins with: it fails with the errors of the one list. */
export const desk = oc.errors(deskErrorMap);
export const nothing = z.void();
export const oneCase = z.object({ caseNumber: caseNumberSchema });
