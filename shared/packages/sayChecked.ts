import { chinaMinute } from '../calendar/chinaDay.ts';
import { placeLabel } from '../filing/placeLabel.ts';
import { type CheckedPackage, differenceLabels, type FoundPackage } from './checkedPackage.ts';

/** What looking a package through again comes to, for the window and the command line alike. */
export interface CheckedWords {
  readonly type: 'success' | 'warning' | 'error';
  /** All of it in one sentence. */
  readonly title: string;
  /** Which case it is and when it was made, where it is one. */
  readonly about: string | null;
  /** What is to be known of single packages and files, one line each. */
  readonly lines: readonly string[];
}

/**
 * Says what looking a package through again comes to. That nobody changed its files does not make it good: where it was
 * made with 必改 open, that is said instead of letting it pass, with which, why, by whom and when. A manifest is not signed: what it says
 * of itself counts for as much as this vault's record of it bears out, and that is said as well. Pure.
 */
export function sayChecked(checked: CheckedPackage): CheckedWords {
  const { packages, foreign } = checked;
  const [only, ...more] = packages;
  const about =
    only?.madeAt && more.length === 0 ? `案件 ${only.caseNumber}，生成于 ${chinaMinute(new Date(only.madeAt))}` : null;
  const lines = [
    ...recordLines(packages),
    ...packages.flatMap((found) => [...overrideLines(found), ...differenceLines(found)]),
    ...foreign.map((name) => `不属于任何提交包：${name}`),
  ];
  return { ...titleOf(checked), about, lines };
}

function titleOf({ ok, packages, foreign, problem }: CheckedPackage): Pick<CheckedWords, 'type' | 'title'> {
  if (problem !== null) return { type: 'error', title: problem };
  // The manifest is no file of the list that was shown when the package was made.
  const files = packages.reduce((sum, each) => sum + Math.max(0, each.files - 1), 0);
  const many = packages.length > 1 ? `${packages.length} 个案件、` : '';
  const whole = `${many}${files} 个文件，都和清单一样`;
  const forced = packages.filter(({ override }) => override !== null);
  const borneOut = packages.every(({ record }) => record === 'same');
  if (ok && forced.length > 0) {
    const which = packages.length > 1 ? `有 ${forced.length} 个案件` : '';
    // An older manifest does not say how many there were: then no number is better than a wrong one.
    const known = forced.every(({ open }) => open.length > 0);
    const count = known ? ` ${forced.reduce((sum, { open }) => sum + open.length, 0)} 个` : '';
    const unchanged = borneOut ? '，没有被改过' : '';
    return { type: 'warning', title: `${whole}${unchanged}；但${which}带着${count}没改的必改问题。` };
  }
  if (ok && borneOut) return { type: 'success', title: `${whole}，可以放心上传。` };
  if (ok) return { type: 'warning', title: `${whole}；清单本身有没有被改过，没有核对。` };
  const wrong = packages.reduce((sum, { differences }) => sum + differences.length, foreign.length);
  const unread = packages.filter(({ caseNumber }) => caseNumber === null).length;
  const changed = packages.filter(({ record }) => record === 'different').length;
  const parts = [
    wrong > 0 ? `有 ${wrong} 处和清单不一样` : null,
    unread > 0 ? `有 ${unread} 份清单读不出来` : null,
    changed > 0 ? `${packages.length > 1 ? `有 ${changed} 份` : ''}清单和本机留下的记录不一致` : null,
  ];
  return { type: 'error', title: `${parts.filter((part) => part !== null).join('，')}，请重新生成再上传。` };
}

/** What of the manifests themselves is borne out; one line for all where it is the same for all. */
function recordLines(packages: readonly FoundPackage[]): string[] {
  const read = packages.filter(({ caseNumber }) => caseNumber !== null);
  const kinds = new Set(read.map(({ record }) => record));
  if (kinds.size === 0) return [];
  if (kinds.size === 1) return [...kinds].map(recordSentence);
  return read.flatMap(({ folder, record }) => (record === 'same' ? [] : [`${folder}：${recordSentence(record)}`]));
}

function recordSentence(record: FoundPackage['record']): string {
  if (record === 'same') return '清单和本机留下的记录一致';
  if (record === 'different') return '清单和本机留下的记录不一致：清单被改过，上面写的原因、必改和经办人都不可信';
  const unsure = '清单上写的原因、必改和经办人没有核对过';
  if (record === null) return `没有打开资料库，${unsure}`;
  return `本机没有这份清单的记录（可能是别的电脑或以前的版本做的，也可能清单被改过），${unsure}`;
}

/** Why it was made although something was open, who did and when; then what was open. */
function overrideLines({ folder, caseNumber, override, open, staff, madeAt }: FoundPackage): string[] {
  if (override === null) return [];
  const whose = folder === '' ? '' : `${folder}（案件 ${caseNumber}）`;
  const by = [
    staff === null ? '没有写经办人' : `经办人 ${staff}`,
    madeAt === null ? null : chinaMinute(new Date(madeAt)),
  ];
  const said = `${whose}没改就生成的原因：${override}（${by.filter((part) => part !== null).join('，')}）`;
  const problems = open.map(({ places, message }) => {
    // Some sentences name their place themselves.
    const labels = [...new Set(places.map(placeLabel))].filter((label) => !message.includes(label)).join('、');
    return `${folder === '' ? '' : `${folder}：`}没改的必改：${labels === '' ? '' : `${labels}：`}${message}`;
  });
  return [said, ...problems];
}

function differenceLines({ folder, caseNumber, differences }: FoundPackage): string[] {
  const before = folder === '' ? '' : `${folder}/`;
  if (caseNumber === null) return [`${before}清单读不出来，这一份没有对照`];
  return differences.map(({ name, what }) => `${differenceLabels[what]}：${before}${name}`);
}
