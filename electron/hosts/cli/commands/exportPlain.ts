import { resolve } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { handTools, stepsByHand } from '#shared/vault/openByHand.ts';
import type { Command } from '../command.ts';
import { optionalFlag } from '../flags.ts';
import type { Output } from '../output.ts';

/** `export --plain`: how the vault is opened without this program, or all of it, decrypted, into a folder. */
export const exportPlain: Command = {
  name: 'export',
  usage: '--plain [--out 新文件夹 --yes]',
  about: '说明不用本软件怎样打开资料库；写了 --out 和 --yes 时，把全部数据和图片解密出来（没有加密，请妥善保管）',
  takesWords: false,
  flags: { plain: { type: 'boolean' }, out: { type: 'string' }, yes: { type: 'boolean' } },
  run: async ({ flags, output, signal, client, passphrase }) => {
    if (flags['plain'] !== true) throw new DeskError('usage', { detail: '请写上 --plain' });
    const out = optionalFlag(flags, 'out');
    if (out === null) {
      const { path } = await (await client('none')).vault.status();
      tellSteps(path, output);
      return 0;
    }
    if (flags['yes'] !== true) {
      throw new DeskError('usage', {
        detail: '解密出来的资料谁都能看，里面有完整的证件号码和没有用途水印的照片；确实需要的，请加上 --yes',
      });
    }
    const desk = await client('open');
    const secret = await passphrase('为了确认，请再输入一次资料库口令：');
    const wish = { folder: resolve(out), passphrase: secret };
    for await (const event of await desk.vault.exportPlain(wish, { signal })) {
      if (event.type === 'progress') {
        output.progress(event.done, event.total, event.label);
        continue;
      }
      const { path, cases, files, lost } = event;
      output.record({ exported: path, cases, files, lost });
      output.line(`已解密到 ${path}：${cases} 个案件，${files} 个文件。`);
      output.remark('这个文件夹没有加密，原件上没有用途水印：请放在只有自己能看到的地方，用完立即删除。');
      for (const name of lost) output.remark(`解不开：${name}`);
      if (lost.length > 0) return 1;
    }
    return 0;
  },
};

function tellSteps(path: string, output: Output): void {
  const steps = stepsByHand(path);
  output.record({ vault: path, tools: handTools.map(({ name }) => name), steps });
  output.line('不用备案工作台，用恢复码和这两样公开的工具也能打开资料库：');
  for (const { name, what } of handTools) output.line(`  ${name}：${what}`);
  for (const [index, { title, text, command }] of steps.entries()) {
    output.line();
    output.line(`${index + 1}. ${title}`);
    output.line(`   ${text}`);
    for (const line of command?.split('\n') ?? []) output.line(`     ${line}`);
  }
  output.line();
  output.line('要一次全部解密出来：npm run -s beian -- export --plain --out 新文件夹 --yes');
}
