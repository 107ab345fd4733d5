import type { ErrorRow } from './errorRow.ts';

/** The rows of the list of errors that are about opening, keeping and backing up a vault; the list is in errors.ts. */
export const vaultErrors = {
  vaultMissing: { message: '这里没有资料库：{path}', remedy: '请检查文件夹，或先新建资料库。', exit: 3, status: 404 },
  vaultIsBackup: {
    message: '这个文件夹是一份备份，不是资料库：{path}',
    remedy:
      '请用“从备份恢复”，把它恢复到一个新的文件夹里再用。直接在备份里做事，图片不全，备份到期清理时也会一起没有。',
    exit: 3,
    status: 409,
  },
  vaultExists: {
    message: '这里已经有资料库：{path}',
    remedy: '请直接打开它，或另选一个空文件夹。',
    exit: 3,
    status: 409,
  },
  folderOccupied: {
    message: '这个文件夹里已有别的文件：{path}',
    remedy: '请另选一个空文件夹来存放资料库。',
    exit: 3,
    status: 409,
  },
  vaultLocked: { message: '资料库还没有打开。', remedy: '请先输入口令。', exit: 3, status: 423 },
  vaultInUse: {
    message: '资料库已经在另一个备案工作台里打开（{owner}）。',
    remedy: '请等它做完，或者关闭那个窗口或命令以后再试。',
    exit: 3,
    status: 409,
  },
  vaultHeldElsewhere: {
    message: '资料库自 {since} 起被电脑“{host}”占用：那边还开着，或者没有正常关闭。',
    remedy: '还在用的，请在那台电脑上关闭备案工作台；已经不用了的，可以在打开资料库的那一页由这台电脑接手。',
    exit: 3,
    status: 409,
  },
  vaultNewer: {
    message: '资料库是用更新版本的备案工作台建立的（它的版本号是 {found}，本程序支持到 {known}）。',
    remedy: '请升级备案工作台后再打开，资料没有被改动。',
    exit: 3,
    status: 409,
  },
  vaultDamaged: {
    message: '资料库已损坏：{detail}',
    remedy:
      '请不要删除任何文件，先复制整个资料库文件夹留底，再用最近一次完好的备份恢复。还打得开的，“设置 → 备份”里的“体检”会说是哪一份。',
    exit: 3,
    status: 500,
  },
  keyFileDamaged: { message: '{which}的密钥文件{what}：{file}。', remedy: '{advice}', exit: 3, status: 500 },
  backupMissing: {
    message: '这里没有备份：{path}',
    remedy: '请选一份备份的文件夹，名字像“2026-11-28T053400.000Z”，里面有 backup.json。',
    exit: 3,
    status: 404,
  },
  backupDamaged: {
    message: '这份备份不完整：{detail}',
    remedy: '请换另一份备份；同一个位置里更早的备份不受影响。',
    exit: 3,
    status: 500,
  },
  passphraseWrong: {
    message: '口令不对。',
    remedy: '请检查大小写和输入法后重试；忘记口令时可使用恢复码。',
    exit: 3,
    status: 403,
  },
  passphraseTooShort: {
    message: '口令太短。',
    remedy: '请使用至少 {least} 个字符，可以是一句容易记住的话。',
    exit: 2,
    status: 422,
  },
  osKeyUnusable: {
    message: '这台电脑没有保管这个资料库的钥匙，或者系统没有交出来。',
    remedy: '请输入口令打开，再到设置里重新打开“在这台电脑上记住”。',
    exit: 3,
    status: 403,
  },
  recoveryCodeWrong: {
    message: '恢复码不对。',
    remedy: '请对照纸上的 26 位字母数字逐组核对后重试。',
    exit: 3,
    status: 403,
  },
  runtimeTooOld: {
    message: '当前 Node.js 版本 {found} 太旧，无法运行备案工作台（需要 {needed}）。',
    remedy: '请用 npm run 启动，它会自动使用自带的版本。',
    exit: 3,
    status: 500,
  },
  cipherMissing: {
    message: '数据库的加密组件缺失，为了安全已停止。',
    remedy: '请完整地重新安装备案工作台。',
    exit: 3,
    status: 500,
  },
} as const satisfies Record<string, ErrorRow>;
