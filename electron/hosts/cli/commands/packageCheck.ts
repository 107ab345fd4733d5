import { resolve } from 'node:path';
import type { ExitCode } from '#shared/api/errorRow.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { CheckPackageEvent } from '#shared/api/packages.ts';
import { sayChecked } from '#shared/packages/sayChecked.ts';
import type { Command } from '../command.ts';
import type { Output } from '../output.ts';

type Checked = Extract<CheckPackageEvent, { type: 'checked' }>;

/**
 * `package check`: a package, or many, against their manifests; needs no vault. Where a vault and the file of its passphrase are named, the
 * manifests themselves are held against the record of what was made there.
 */
export const packageCheck: Command = {
  name: 'package check',
  usage: '提交包.zip或文件夹',
  about:
    '对照清单再检查一遍提交包：少了、改过、多出来的文件都会说明，带着必改问题生成的也会说明是哪些、为什么、谁、什么时候；不用打开资料库，写明了资料库和口令文件的，还会核对清单和资料库里留下的记录是否一致',
  takesWords: true,
  flags: {},
  run: async ({ words, output, signal, vaultNamed, client }) => {
    const [path, ...more] = words;
    if (path === undefined || more.length > 0) throw new DeskError('usage', { detail: '请写上一个提交包' });
    const desk = await client(vaultNamed ? 'open' : 'none');
    for await (const event of await desk.packages.check({ path: resolve(path) }, { signal })) {
      if (event.type === 'progress') output.progress(event.done, event.total, event.label);
      else return tell(output, path, event);
    }
    return 3;
  },
};

function tell(output: Output, path: string, { type: _type, ...checked }: Checked): ExitCode {
  const { title, about, lines } = sayChecked(checked);
  output.record({ path, ...checked });
  output.line(title);
  if (about !== null) output.line(`  ${about}`);
  for (const line of lines) output.line(`  ${line}`);
  return checked.ok ? 0 : 1;
}
