import { DeskError } from '#shared/api/errors.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { chinaDay, chinaMinute } from '#shared/calendar/chinaDay.ts';
import {
  type Erasure,
  erasedKinds,
  erasedLabels,
  sayMentions,
  sayReplaced,
  sayUnclaimed,
  sayUnowned,
  sayWaiting,
} from '#shared/erasure/receipt.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import type { Desk } from '../desk.ts';
import { drawPlainPages, type PlainPages } from '../reports/plainPages.ts';
import { getAgency } from '../vault/store/agency.ts';
import { getErasure } from '../vault/store/erasures.ts';

/** The receipt of an erasure as a paper to print and file away: nothing of a person is in it. Throws `recordMissing`, `vaultLocked`. */
export async function receiptFile(desk: Desk, id: number): Promise<UploadedFile> {
  const vault = desk.vault();
  const erasure = getErasure(vault.db, id);
  if (!erasure) throw new DeskError('recordMissing', { what: '删除凭据' });
  const bytes = await drawPlainPages(receiptPages(erasure, getAgency(vault.db).name), desk.now());
  vault.assertOpen();
  const name = safeFileName(`删除凭据 ${chinaDay(new Date(erasure.begunAt))} 第${erasure.id}号`);
  return new File([new Uint8Array(bytes)], `${name}.pdf`, { type: 'application/pdf' });
}

/** What the paper says. Pure. */
export function receiptPages({ id, begunAt, finishedAt, staff, receipt }: Erasure, agency: string | null): PlainPages {
  const { why, cases, counts, files, kept, untold = [], replaced = [] } = receipt;
  const line = (label: string, text: string) => ({ label, text });
  return {
    title: '个人信息删除凭据',
    subtitle: [agency ?? '', `第 ${id} 号`].filter((each) => each !== '').join('　'),
    sections: [
      {
        title: '什么时候、谁删除的',
        none: '',
        items: [
          {
            title: null,
            lines: [
              line('开始', chinaMinute(new Date(begunAt))),
              line(
                '完成',
                finishedAt === null ? '还没有全部完成，下次打开资料库时接着做' : chinaMinute(new Date(finishedAt)),
              ),
              line('经手人', staff ?? '没有填写'),
              line(
                '起因',
                why === 'asked'
                  ? cases.length > 0
                    ? '案件已经结束，由工作人员确认删除'
                    : '收件里放到一边的文件，由工作人员确认删除'
                  : '放回了旧的备份，按删除清单再次删除',
              ),
            ],
          },
        ],
      },
      {
        title: '删除了什么',
        none: '没有',
        items: [
          {
            title: null,
            lines: erasedKinds.flatMap((kind) => {
              const count = counts[kind] ?? 0;
              return count === 0 ? [] : [line(erasedLabels[kind], String(count))];
            }),
          },
          {
            title: `加密文件 ${files.count} 个，共 ${formatBytes(files.bytes)}`,
            lines: files.sizes.length === 0 ? [] : [line('各文件字节数', files.sizes.join('、'))],
          },
        ],
      },
      {
        title: '案件的编号和校验码',
        none: '没有整个删除的案件。',
        items: cases.map(({ number, code }) => ({ title: `案件 ${number}`, lines: [line('校验码', code)] })),
      },
      {
        title: '留下了什么',
        none: '没有。',
        items: [
          {
            title: null,
            lines: [
              line('别的案件还在用', `人员 ${kept.persons}，主体 ${kept.subjects}，扫描件 ${kept.scans}`),
              line('别处提到', sayMentions(receipt) ?? '没有找到'),
              line(
                '备份',
                '删除以前做的备份，凡是没有一起换新的（包括拷到别处的），里面仍有这些资料，直到那些备份被删除；用它们恢复时，会按删除清单自动再删一次。',
              ),
              ...(untold.length === 0
                ? []
                : [
                    line(
                      '没能通知的备份位置',
                      `${untold.join('、')}：删除时连不上或写不进去，那里的备份不带删除清单，用它们恢复会把案件带回来。`,
                    ),
                  ]),
              ...[sayWaiting(kept) ?? []].flat().map((text) => line('收件', text)),
              ...[sayUnowned(kept, 'after') ?? []].flat().map((text) => line('分不清是谁的', text)),
              ...[sayReplaced(replaced) ?? []].flat().map((text) => line('别的副本', text)),
              ...[sayUnclaimed(receipt) ?? []].flat().map((text) => line('没有登记的文件', text)),
            ],
          },
        ],
      },
    ],
  };
}
