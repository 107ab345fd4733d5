import type { OpenedCase } from '../api/cases.ts';
import type { Agency } from './agency.ts';
import { type ChecklistItem, materialChecklist } from './materialChecklist.ts';

/**
 * A short, polite message to the client: what is still missing and what must be photographed again. Pure.
 *
 * Null when nothing that matters is: what would only be nice to have is not asked for again and again. Never holds a
 * certificate number or a client's phone.
 */
export function reminderText(
  opened: Pick<OpenedCase, 'application' | 'required' | 'materials'>,
  agency: Pick<Agency, 'name' | 'contactName' | 'contactPhone'>,
): string | null {
  const items = materialChecklist(opened).flatMap((group) => group.items);
  const wanted = (weight: 'must' | 'should') =>
    items.filter(({ state, paper }) => state === 'missing' && paper.weight === weight);
  const again = items.filter(({ state }) => state === 'again');
  const must = wanted('must');
  const should = wanted('should');
  if (must.length + should.length + again.length === 0) return null;
  const { subject, miniProgram } = opened.application;
  const about = [subject.name ?? '', miniProgram.name === null ? '' : `“${miniProgram.name}”`].join('');
  const photos = [...must, ...should, ...again].some(({ paper }) => paper.form !== 'video');
  const lines = [
    `您好！${about === '' ? '您的' : about}小程序备案还差一些资料，麻烦您抽空发给我：`,
    ...part(must, '【还缺】', askFor),
    ...part(again, '【请重拍】', ({ title, problems }) => `${title}：${problems[0] ?? ''}`),
    ...part(should, '【最好也有】', askFor),
    ...(photos ? ['拍照小提示：用原件，四角拍全，字要清楚、不反光；微信发送时请勾选“原图”。'] : []),
    closing(agency),
  ];
  return lines.join('\n');
}

function part(items: readonly ChecklistItem[], title: string, say: (item: ChecklistItem) => string): string[] {
  return items.length === 0 ? [] : [title, ...items.map((item, index) => `${index + 1}. ${say(item)}`)];
}

function askFor({ paper, title, count }: ChecklistItem): string {
  const copies = count > 1 ? `，${count} 份` : '';
  if (paper.form === 'photo') return `${title}${copies}`;
  if (paper.form !== 'letter') return `${title}${copies}（${paper.howTo[0] ?? ''}）`;
  const sign = [paper.signer === null ? '' : `${paper.signer}签字`, sealWords(paper.seal)].filter(Boolean).join('、');
  return `${title}${copies}（${paper.template === null ? '' : '我们打印好发给您，'}${sign}后拍照发回）`;
}

function sealWords(seal: string | null): string {
  if (seal === null) return '';
  return seal === '手印' ? '按手印' : `盖${seal}`;
}

function closing({ name, contactName, contactPhone }: Pick<Agency, 'name' | 'contactName' | 'contactPhone'>): string {
  const who = [name, contactName].filter(Boolean).join(' ');
  const phone = contactPhone === null ? '' : `，电话 ${contactPhone}`;
  return `有不清楚的随时问我，谢谢！${who === '' && phone === '' ? '' : `（${who}${phone}）`}`;
}
