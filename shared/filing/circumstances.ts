import { residentIdRegion } from '../identity/residentId.ts';
import { statesDoorNumber, withoutDistrictPrefix } from '../lint/addressText.ts';
import { provinceOf } from '../rules/districts.ts';
import type { Circumstance } from '../rules/papers.ts';
import type { RulePack } from '../rules/rulePack.ts';
import { type Application, type HeldPerson, personIn } from './filingCase.ts';

type Tables = Pick<RulePack, 'certificateTypes'>;
type AllTables = Tables & Pick<RulePack, 'districts'>;

/** Whether what a demand depends on is so; never while it is unknown. Pure. */
export function isSo(circumstance: Circumstance, application: Application, pack: AllTables): boolean {
  const legal = personIn(application, 'legalRepresentative');
  switch (circumstance) {
    case 'principalIsAnother': {
      const principal = personIn(application, 'subjectPrincipal');
      return legal !== null && principal !== null && legal.id !== principal.id;
    }
    case 'legalOutside':
      return legal !== null && isFromElsewhere(legal, application.subject.province, pack);
    case 'legalNotMainland': {
      const kind = numberKindOf(legal, pack);
      return kind !== null && kind !== 'resident-id';
    }
    case 'noDoorNumber': {
      const { address } = application.subject;
      const rest = address === null ? '' : withoutDistrictPrefix(pack, address, application.subject);
      return rest !== '' && !statesDoorNumber(rest);
    }
  }
}

/** True for a resident ID that names another province; a number that is wrong, or of another kind, names none. */
export function isFromElsewhere(person: HeldPerson, province: string | null, pack: Tables): boolean {
  if (province === null || numberKindOf(person, pack) !== 'resident-id') return false;
  const region = residentIdRegion(person.certificateNumber ?? '');
  return region !== null && provinceOf(region) !== province;
}

function numberKindOf(person: HeldPerson | null, { certificateTypes }: Tables): string | null {
  return certificateTypes.find(({ id }) => id === person?.certificateType)?.numberKind ?? null;
}
