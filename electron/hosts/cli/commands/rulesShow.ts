import { confidenceLabels, confidenceSchema } from '#shared/rules/provenance.ts';
import { saySource } from '#shared/rules/saySource.ts';
import type { Command } from '../command.ts';
import { sayKept } from '../rulesWords.ts';

/** `rules show`: what the desk judges by, as of when, and how sure each table is. */
export const rulesShow: Command = {
  name: 'rules show',
  usage: '',
  about: '显示规则包：版本、日期、每张表的条数、把握和出处，以及能换回的几份',
  takesWords: false,
  flags: {},
  run: async ({ output, client }) => {
    // Without a vault there is only the shipped pack, which nobody needs a passphrase to look at.
    const { state } = await (await client('none')).vault.status();
    const desk = await client(state === 'missing' ? 'none' : 'open');
    const { manifest, inUse, chosen, before, damaged, tables, kept } = await desk.rules.about();
    output.record({ manifest, inUse, chosen, before, damaged });
    for (const table of tables) output.record({ table });
    for (const pack of kept) output.record({ kept: pack });
    output.line(`${manifest.title} ${manifest.version}，内容截至 ${manifest.asOf}`);
    output.line(manifest.note);
    if (damaged !== null) output.line(`导入的规则包无法使用，现在按随程序安装的检查：${damaged}`);
    output.line();
    output.table(
      ['内容', '条数', '截至', ...confidenceSchema.options.map((level) => confidenceLabels[level]), '出处'],
      tables.map(({ name, rows, asOf, confidence, sources }) => [
        name,
        String(rows),
        asOf,
        ...confidenceSchema.options.map((level) => String(confidence[level] ?? 0)),
        saySource(sources[0] ?? '') + (sources.length > 1 ? ` 等 ${sources.length} 处` : ''),
      ]),
    );
    output.line();
    for (const pack of kept) output.line(`${pack.id === inUse ? '正在用 ' : '       '}${sayKept(pack)}`);
    return 0;
  },
};
