import type { Verdict } from '../rules/rulebook.ts';
import type { ScanProfile } from '../rules/rulePack.ts';

/**
 * Weight and provenance of a limit that the platform states itself.
 *
 * It blocks, unless we are unsure of the profile: nothing of low confidence does.
 */
export function demandedBy(profile: ScanProfile): Required<Pick<Verdict, 'weight' | 'source' | 'asOf'>> {
  return {
    weight: profile.confidence === 'low' ? 'should' : 'must',
    source: profile.source,
    asOf: profile.asOf,
  };
}
