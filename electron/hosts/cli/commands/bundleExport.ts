import { basename, dirname, resolve } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import type { Command } from '../command.ts';
import { optionalFlag, requiredFlag } from '../flags.ts';
import { readPassphrase } from '../passphrase.ts';

/** `bundle`: cases as one encrypted file for a colleague's machine. */
export const bundleExport: Command = {
  name: 'bundle',
  usage: '案件编号… --out 交接.bdcase [--bundle-passphrase-file 口令文件]',
  about: '把案件连同原件、文书和经过做成一个加密的交接包，给同事的电脑导入；不写口令文件时生成一个口令，只显示这一次',
  takesWords: true,
  flags: { out: { type: 'string' }, 'bundle-passphrase-file': { type: 'string' } },
  run: async ({ words, flags, output, signal, client }) => {
    if (words.length === 0) throw new DeskError('usage', { detail: '请写上案件编号' });
    const out = resolve(requiredFlag(flags, 'out'));
    const file = optionalFlag(flags, 'bundle-passphrase-file');
    const passphrase = file === null ? null : await readPassphrase(file, '');
    const desk = await client('open');
    const target = { to: 'folder', folder: dirname(out), name: basename(out), replace: true } as const;
    for await (const event of await desk.bundles.export({ cases: [...words], passphrase, target }, { signal })) {
      if (event.type === 'progress') {
        output.progress(event.done, event.total, event.label);
        continue;
      }
      const { path, bytes, cases, files, passphrase: made } = event;
      output.record({ out: path, bytes, cases, files, passphrase: made });
      output.line(`已做成交接包：${path}（${cases} 个案件，${files} 个文件，${formatBytes(bytes)}）`);
      if (made !== null) output.line(`口令（只显示这一次，请不要和文件一起发）：${made}`);
    }
    return 0;
  },
};
