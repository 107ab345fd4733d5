import { z } from 'zod';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';

/** sure: several signs agree, or one that cannot mislead · likely: worth a look · open: somebody has to choose. */
export const confidenceSchema = z.enum(['sure', 'likely', 'open']);
export type ProposalConfidence = z.infer<typeof confidenceSchema>;

/**
 * Where something in the tray seems to belong, and why.
 *
 * `places` may name a case without slots: then only the client is known. One picture may serve several slots and
 * cases: a human being in two roles, a client with two mini programs. `reason` is a Chinese clause without full stop.
 * `candidates` are cases for which too little speaks to propose them; whoever chooses is offered them first.
 */
export const proposalSchema = z.object({
  places: z.array(z.object({ caseNumber: z.string(), subjectName: z.string(), slots: z.array(materialSlotIdSchema) })),
  candidates: z.array(z.object({ caseNumber: z.string(), subjectName: z.string() })).optional(),
  confidence: confidenceSchema,
  reason: z.string(),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** The half of a place that was kept as the desk guessed it while somebody chose the other for several items at once. */
export const keptHalfSchema = z.enum(['case', 'slots']);
export type KeptHalf = z.infer<typeof keptHalfSchema>;
