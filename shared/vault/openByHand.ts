/** One step on the way into a vault without this program: what to do, and what to type where there is something. */
export interface HandStep {
  readonly title: string;
  readonly text: string;
  readonly command: string | null;
}

/** What is needed; both are free and have many makers. */
export const handTools = [
  {
    name: 'age',
    what: '解开密钥文件和原件。age 是公开的格式，有好几家做的工具都能用，例如 github.com/FiloSottile/age。',
  },
  {
    name: 'SQLite3 Multiple Ciphers',
    what: '打开数据库，例如 github.com/utelle/SQLite3MultipleCiphers 的 sqlite3mc 命令行。',
  },
] as const;

/**
 * How a vault in this folder is opened with its recovery code and tools of other makers: on a copy beside it, which every
 * command names. Pure.
 *
 * test/vault/openByHand.test.ts follows what is written here to the letter, without any code of ours.
 */
export function stepsByHand(vaultDir: string): HandStep[] {
  const isWindows = vaultDir.includes('\\');
  const between = isWindows ? '\\' : '/';
  const vault = vaultDir.replace(/[\\/]+$/, '');
  const copy = `${vault}-副本`;
  const inCopy = (...parts: string[]) => [copy, ...parts].join(between);
  return [
    {
      title: '先复制一份',
      text: '关上备案工作台，把整个资料库文件夹复制一份，下面都对复制出来的那一份做。放到了别处的，下面的路径要跟着改。',
      command: isWindows ? `robocopy "${vault}" "${copy}" /E` : `cp -R "${vault}" "${copy}"`,
    },
    {
      title: '用恢复码取出钥匙',
      text: '会问口令：输入纸上的 26 位恢复码，不要连字符，字母大写。得到的 keys.json 里有两把钥匙：databaseKey 和 fileIdentity。记得资料库口令的，也可以对 passphrase.age 做同样的事。',
      command: `age -d -o keys.json "${inCopy('keys', 'recovery.age')}"`,
    },
    {
      title: '打开数据库',
      text: '用 sqlite3mc 打开 desk.db，先输入下面两行（把 databaseKey 换成 keys.json 里的那一串），再像普通的 SQLite 一样查询。',
      command: [
        `sqlite3mc "${inCopy('desk.db')}"`,
        "PRAGMA cipher = 'chacha20';",
        "PRAGMA key = 'raw:databaseKey';",
        'SELECT * FROM cases;',
      ].join('\n'),
    },
    {
      title: '找到原件',
      text: '每份扫描件在 files 文件夹里有一个加密文件，用编号的前两位分放。文件名和编号的对应，数据库里查得到；打印过的文书在 letters 表，修整过的图在 fixes 表。',
      command: 'SELECT name, file_id FROM scans;',
    },
    {
      title: '解开原件',
      text: '把 fileIdentity 那一串（AGE-SECRET-KEY-1 开头）存成 identity.txt，再解开要的文件（下面的编号换成查到的）。',
      command: `age -d -i identity.txt -o 原件.jpg "${inCopy('files', '3f', '3f….age')}"`,
    },
    {
      title: '用完删掉',
      text: 'keys.json 和 identity.txt 能打开整个资料库，解出来的内容也没有加密：用完请立即删除。',
      command: null,
    },
  ];
}
