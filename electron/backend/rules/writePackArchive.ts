import { strToU8, zipSync } from 'fflate';
import { packTables } from '#shared/rules/packFiles.ts';
import { packNote } from './packContents.ts';
import type { PackFiles } from './packFiles.ts';

/** ZIP knows no earlier day; the same pack gives the same bytes. */
const firstDay = new Date(1980, 0, 1);

const note = [
  '备案工作台 规则包',
  '',
  '怎样修改：用记事本或其他文本编辑器打开要改的文件，改好后保存（编码选 UTF-8），',
  '再到“设置 → 规则包”导入：可以导入整个压缩包，也可以只导入改过的那几个文件。',
  '导入前会先检查，并显示哪些案件的结果会变；原来的规则包会留着，随时可以换回去。',
  '',
  '每一行都请写明：source 出处、asOf 截至日期、confidence 把握（high 出处明确，medium 来源不一，low 未核实）。',
  '',
  ...Object.values(packTables).map(({ file, title }) => `${file}　${title}`),
  'rules 文件夹　检查规则的名称、出处和把握；规则本身由程序执行，这里不能增加新的',
  '',
].join('\r\n');

/** A pack as one ZIP that can be edited and imported again, with a note for whoever opens it. */
export function writePackArchive(files: PackFiles): Uint8Array {
  const entries = [[packNote, `\uFEFF${note}`] as const, ...files];
  return zipSync(Object.fromEntries(entries.map(([name, text]) => [name, strToU8(text)])), {
    mtime: firstDay,
    level: 9,
  });
}
