import type { Finding } from './finding.ts';
import { roleLabels } from './person.ts';
import { placeLabel } from './placeLabel.ts';

const role = `(?:${Object.values(roleLabels).join('|')})`;
/** Whose something is: 主体负责人、法定代表人的. */
const whose = new RegExp(`(?<![和与])${role}(?:、${role})*的`, 'gu');

/**
 * A finding in words for where its place stands above it: what that says already is not said again.
 *
 * 小程序负责人手机号 above “小程序负责人的手机号有误” leaves “手机号有误”. Two people in one sentence keep their names.
 */
export function sayInPlace({ where, message, remedy }: Pick<Finding, 'where' | 'message' | 'remedy'>): {
  readonly message: string;
  readonly remedy: string;
} {
  const place = placeLabel(where);
  const named = Object.values(roleLabels).some((label) => place.startsWith(label));
  const lacking = `缺${place}：`;
  const said = named ? message.replace(whose, (found, at) => (at === 0 ? '' : found)) : message;
  return {
    message: said.startsWith(lacking)
      ? said.slice(lacking.length)
      : said.startsWith(`${place}没有`)
        ? said.slice(place.length)
        : said,
    remedy: named ? remedy.replace(whose, '') : remedy,
  };
}
