import type { Command } from './command.ts';

/** What `help` and `--help` print. */
export function help(commands: readonly Command[]): string {
  const lines = commands.map(({ name, usage, about }) => `  ${`${name} ${usage}`.trim()}\n      ${about}`);
  return [
    '备案工作台 命令行',
    '',
    '用法：npm run -s beian -- 命令 …',
    '',
    ...lines,
    '',
    '通用选项：',
    '  --vault 文件夹            资料库所在文件夹（也可用环境变量 BEIAN_VAULT）',
    '  --passphrase-file 文件    从文件读取口令（也可用环境变量 BEIAN_PASSPHRASE_FILE）；不写则在终端询问',
    '  --take-over               占着资料库的另一台电脑已经不用了，由这台接手；那边还开着时不要用',
    '  --weak-passphrase         新建资料库时，口令很弱也仍要用它',
    '  --json                    每行输出一个 JSON 对象，便于脚本处理',
    '',
    '退出码：0 正常 · 1 有必改问题、有没完成的项目，或者检查出不好的地方 · 2 用法不对 · 3 无法进行 · 130 已取消',
  ].join('\n');
}
