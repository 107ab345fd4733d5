import { DeskError } from '#shared/api/errors.ts';
import { sayLastSource } from '#shared/erasure/lastSource.ts';
import { outsideBackups, sayLeftBackups, sayOtherPlaces } from '#shared/erasure/leftBackups.ts';
import {
  sayErased,
  sayMentions,
  sayReplaced,
  sayUnclaimed,
  sayUnowned,
  sayUntold,
  sayWaiting,
} from '#shared/erasure/receipt.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import { saveFile } from '../../saveFile.ts';
import type { Command } from '../command.ts';
import { optionalFlag } from '../flags.ts';

/** `erase`: closed cases and what was put aside in the tray, for good; says first what would go, and needs `--yes` to do it. */
export const erase: Command = {
  name: 'erase',
  usage:
    '案件编号… | --put-aside --yes [--unowned] [--staff 经手人] [--renew-backups | --keep-backups] [--receipt 凭据.pdf]',
  about:
    '永久删除已完成或在回收站里的案件（--put-aside：收件里放一边的全部文件），连同别的案件用不到的人员、图片和文书，并把资料库里的旧备份换成新的；不能撤销。--renew-backups 连备份文件夹里的也换，--keep-backups 都不换。--unowned 连数据库修好以后看不出是谁的也删除。不写 --yes 时只说会删除什么',
  takesWords: true,
  flags: {
    yes: { type: 'boolean' },
    'put-aside': { type: 'boolean' },
    unowned: { type: 'boolean' },
    staff: { type: 'string' },
    'renew-backups': { type: 'boolean' },
    'keep-backups': { type: 'boolean' },
    receipt: { type: 'string' },
  },
  run: async ({ words: numbers, flags, output, signal, client }) => {
    const putAside = flags['put-aside'] === true;
    if (numbers.length === 0 && !putAside)
      throw new DeskError('usage', { detail: '请写上要永久删除的案件编号，或者加上 --put-aside' });
    const desk = await client('open');
    const trayItems = putAside ? (await desk.intake.list({ state: 'dismissed' })).ids : [];
    if (numbers.length === 0 && trayItems.length === 0) {
      output.line('收件里没有放一边的文件，没有要删除的。');
      return 0;
    }
    const asked = { numbers: [...numbers], trayItems, unowned: flags['unowned'] === true };
    if (flags['yes'] !== true) {
      const preview = await desk.erasure.preview(asked);
      output.record({ preview });
      output.line(`会永久删除：${sayErased({ cases: [], counts: preview.counts })}`);
      for (const left of [
        sayLastSource(preview.lastSourceOf),
        sayUnowned(preview.kept, 'before'),
        sayWaiting(preview.kept),
        sayReplaced(preview.replaced),
      ])
        if (left !== null) output.remark(left);
      if (preview.kept.unowned !== undefined) output.remark('在命令行里要连同看不出是谁的一起删除，请加 --unowned。');
      if (preview.backupFolder !== null)
        output.remark(`“${preview.backupFolder}”里的旧备份会留下；要一起换新的，请加 --renew-backups。`);
      for (const left of sayOtherPlaces(preview.otherPlaces)) output.remark(left);
      output.remark('还没有删除。核对以后，加上 --yes 再运行一次；删除以后不能撤销。');
      return 0;
    }
    if (flags['renew-backups'] === true && flags['keep-backups'] === true)
      throw new DeskError('usage', { detail: '--renew-backups 和 --keep-backups 只能写一个' });
    const renewBackups: 'own' | 'all' | 'none' =
      flags['keep-backups'] === true ? 'none' : flags['renew-backups'] === true ? 'all' : 'own';
    const wish = { ...asked, staff: optionalFlag(flags, 'staff'), renewBackups };
    let failed = false;
    for await (const event of await desk.erasure.erase(wish, { signal })) {
      if (event.type === 'progress') {
        output.progress(event.done, event.total, event.label);
        continue;
      }
      output.record(event);
      if (event.type === 'erased') {
        const { id, receipt } = event.erasure;
        const { count, bytes } = receipt.files;
        output.line(
          `已永久删除 ${sayErased(receipt)}；加密文件 ${count} 个（${formatBytes(bytes)}）。凭据第 ${id} 号。`,
        );
        const mentioned = sayMentions(receipt);
        if (mentioned !== null) output.remark(mentioned);
        if (event.unfinished !== null) {
          failed = true;
          output.remark(`文件还没有全部删除，下次打开资料库时接着做：${event.unfinished}`);
        }
        const untold = sayUntold(event.untold);
        if (untold !== null) {
          failed = true;
          output.remark(untold);
        }
        const { replaced = [] } = receipt;
        for (const left of [
          sayUnowned(receipt.kept, 'after'),
          sayWaiting(receipt.kept),
          sayReplaced(replaced),
          sayUnclaimed(receipt),
        ])
          if (left !== null) output.remark(left);
        const out = optionalFlag(flags, 'receipt');
        if (out !== null) await saveFile(await desk.erasure.receipt({ id }), out);
      } else if (event.type === 'backupsRenewed') {
        output.line(`已重新备份，旧备份删除了 ${event.dropped} 份。`);
        for (const left of sayLeftBackups(event.left)) output.remark(left);
      } else {
        failed = true;
        output.remark(`备份没有换新：${event.message}`);
      }
    }
    if (renewBackups === 'none') output.remark('没有换新备份：资料库里面和别处以前的备份里，还有这些资料。');
    output.remark(outsideBackups);
    return failed ? 1 : 0;
  },
};
