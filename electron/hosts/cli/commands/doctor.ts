import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Client } from '#backend/createBackend.ts';
import { DeskError } from '#shared/api/errors.ts';
import { checkupLabels, type Diagnosis, sayIllPaper } from '#shared/doctor/diagnosis.ts';
import { sayShutVault } from '#shared/doctor/shutVault.ts';
import type { Command, Invocation } from '../command.ts';
import { optionalFlag } from '../flags.ts';
import type { Output } from '../output.ts';
import { asShownError } from '../shownError.ts';

const signs: Readonly<Record<Diagnosis['state'], string>> = { fine: '好', note: '注意', bad: '不好' };

/** `doctor`: looks the whole vault over, says what is wrong and what to do; repairs with `--repair`. */
export const doctor: Command = {
  name: 'doctor',
  usage: '[--repair] [--recovery] [--backups 备份的文件夹]',
  about:
    '检查资料库：数据库、每一份原件、密钥、备份、磁盘空间；加 --repair 时能修的就修，从不删除原件。打不开时，看看坏的是数据库还是密钥文件、还有多少文件打得开、该用哪份备份；备份在别处时用 --backups 写明文件夹。--recovery：给的是恢复码',
  takesWords: false,
  flags: { repair: { type: 'boolean' }, recovery: { type: 'boolean' }, backups: { type: 'string' } },
  run: async (invocation) => {
    const { flags, output, signal } = invocation;
    const { desk, unlock } = await openOrAdvise(invocation);
    const repair = flags['repair'] === true;
    let mended = 0;
    let mendable = 0;
    let bad = 0;
    for await (const event of await desk.doctor.examine({ repair }, { signal })) {
      if (event.type === 'progress') output.progress(event.done, event.total, event.label);
      else if (event.type === 'mended') {
        mended++;
        output.record({ mended: event.message });
        output.line(`已修好：${event.message}`);
      } else {
        if (event.diagnosis.state === 'bad') bad++;
        if (event.diagnosis.mend !== null) mendable++;
        output.record({ diagnosis: event.diagnosis });
        tell(event.diagnosis, output, repair);
      }
    }
    if (mendable > 0 && !repair) output.remark('加上 --repair 再运行一次，就会修好上面“可以修”的地方。');
    if (mended === 0) return bad > 0 ? 1 : 0;
    // Where the database was made anew the vault is locked.
    await unlock();
    return (await lookAgain(desk, output, signal)) > 0 ? 1 : 0;
  },
};

/** After a repair: what is still not as it should be. */
async function lookAgain(desk: Client, output: Output, signal: AbortSignal): Promise<number> {
  const left: Diagnosis[] = [];
  for await (const event of await desk.doctor.examine({ repair: false }, { signal })) {
    if (event.type === 'progress') output.progress(event.done, event.total, event.label);
    else if (event.type === 'found' && event.diagnosis.state === 'bad') left.push(event.diagnosis);
  }
  output.line(left.length === 0 ? '修好以后又检查了一遍：没有不好的地方了。' : '修好以后又检查了一遍，还有这些：');
  for (const diagnosis of left) {
    output.record({ left: diagnosis });
    tell(diagnosis, output, true);
  }
  return left.length;
}

function tell({ checkup, state, message, remedy, mend, files = [] }: Diagnosis, output: Output, repair: boolean): void {
  output.line(`${signs[state]}  ${checkupLabels[checkup]}：${message}`);
  for (const each of files) output.line(`    ${sayIllPaper(each)}`);
  for (const line of remedy?.split('\n') ?? []) output.line(`    ${line}`);
  if (mend !== null && !repair) output.line(`    可以修：${mend}`);
}

/** With these a vault is shut for whoever has its secret, too. */
const shutCodes: ReadonlySet<string> = new Set(['vaultDamaged', 'keyFileDamaged', 'vaultMissing']);

/** A vault that does not open at all: its keys may still open every file, and a backup may be whole. */
async function openOrAdvise({ client, flags, passphrase, output, signal }: Invocation) {
  const desk = await client('none');
  const { state, path } = await desk.vault.status();
  // Without its database it is no vault any more; what its keys open is there all the same.
  if (state === 'missing' && !existsSync(join(path, 'keys'))) throw new DeskError('vaultMissing', { path });
  const text = await passphrase(flags['recovery'] === true ? '请输入恢复码：' : '请输入资料库口令：');
  const secret = flags['recovery'] === true ? { recoveryCode: text } : { passphrase: text };
  const unlock = () => desk.vault.unlock(flags['take-over'] === true ? { ...secret, takeOver: true } : secret);
  try {
    await unlock();
    return { desk, unlock };
  } catch (error) {
    const shown = asShownError(error, signal);
    if (!(shown instanceof DeskError && shutCodes.has(shown.code))) throw error;
    const given = optionalFlag(flags, 'backups');
    const backups = given === null ? null : resolve(given);
    // What is wrong with the vault is what is told in the end, whatever this look comes upon.
    try {
      let mended = false;
      const repair = flags['repair'] === true;
      for await (const event of await desk.doctor.examineShut({ secret, backups, repair }, { signal })) {
        if (event.type === 'progress') output.progress(event.done, event.total, event.label);
        else if (event.type === 'mended') {
          mended = true;
          output.record({ mended: event.message });
          output.line(`已修好：${event.message}`);
        } else {
          output.record({ shut: event.shut });
          for (const line of sayShutVault(event.shut)) output.line(line);
          const canMend = event.shut.database && event.shut.goodKey !== null;
          if (canMend && !repair) output.line('也可以加上 --repair 再运行一次：会把这个密钥文件重新写好。');
        }
      }
      if (mended) {
        await unlock();
        return { desk, unlock };
      }
    } catch (second) {
      const why = asShownError(second, signal).message;
      if (why !== shown.message) output.remark(why);
    }
    throw error;
  }
}
