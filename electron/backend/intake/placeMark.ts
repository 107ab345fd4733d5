import { createHash } from 'node:crypto';
import type { Proposal } from '#shared/intake/proposal.ts';

/**
 * Stands for where a proposal puts something: equal for the same slots of the same cases, and for nothing else. Sent along when
 * somebody accepts, it says what he had before his eyes. Pure.
 */
export function placeMark(places: Proposal['places']): string {
  const said = places.map(({ caseNumber, slots }) => [caseNumber, ...slots]);
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 16);
}
