import { createHash } from 'node:crypto';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { programVersion } from '../programVersion.ts';
import type { CaseRules } from './judgeCase.ts';

/**
 * Names what a case is judged by, the day aside: the program, the rule pack, the platform profile, the strictness, the
 * agency's numbers and its own rules.
 *
 * The pack is named by its version and by its content, since people may correct a file of it without a new version.
 */
export function rulesId({ pack, profile, strictness, agencyPhones, ownRules }: CaseRules): string {
  return `${programVersion} ${packId(pack)} ${profile.id}${strictness === 'usual' ? '' : `/${strictness}`} ${hash(agencyPhones.join(' '))}${ownRules.length === 0 ? '' : ` ${hash(JSON.stringify(ownRules))}`}`;
}

const made = new WeakMap<RulePack, string>();

function packId(pack: RulePack): string {
  const known = made.get(pack);
  if (known !== undefined) return known;
  const id = `${pack.manifest.id}@${pack.manifest.version}+${hash(JSON.stringify(pack))}`;
  made.set(pack, id);
  return id;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
