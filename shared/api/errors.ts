import type { ErrorRow, ExitCode } from './errorRow.ts';
import { vaultErrors } from './vaultErrors.ts';

/**
 * Every error the desk can end with. One row a code; nothing else is ever shown to a person.
 *
 * Keep it short: a new code is for a new thing the user can do about it.
 */
export const deskErrors = {
  usage: {
    message: '命令写法不对：{detail}',
    remedy: '请运行 npm run -s beian -- help 查看用法。',
    exit: 2,
    status: 400,
  },
  badInput: { message: '填写的内容不符合要求：{detail}', remedy: '请按提示改正后再试。', exit: 2, status: 422 },
  pathRelative: {
    message: '“{path}”不是完整路径。',
    remedy: '请从盘符（如 D:\\）或根目录（/）写起。',
    exit: 2,
    status: 422,
  },
  fileMissing: {
    message: '找不到文件：{path}',
    remedy: '请检查路径和文件名是否写对，文件是否已被移动。',
    exit: 2,
    status: 404,
  },
  folderMissing: {
    message: '没有这个文件夹：{path}',
    remedy: '请检查路径是否写对，移动硬盘或共享文件夹是否已经连上。',
    exit: 2,
    status: 404,
  },
  fileUnreadable: {
    message: '这个文件读不出来：{path}',
    remedy: '请确认文件没有被别的程序占用，并且您有权限打开它。',
    exit: 3,
    status: 422,
  },
  cannotWrite: {
    message: '无法写入：{path}{why}',
    remedy:
      '请检查磁盘空间是否已满（先清空系统的回收站，移走用不着的大文件）、文件夹是否只读、文件是否正被别的程序打开，然后重试。',
    exit: 3,
    status: 507,
  },
  ...vaultErrors,
  rulePackInvalid: {
    message: '规则包无法使用：{detail}',
    remedy: '请换回原来的规则包，或联系提供者修正。',
    exit: 3,
    status: 422,
  },
  rulePackRefused: {
    message: '这份规则包没有导入：{detail}',
    remedy: '正在用的规则包没有变。请按提示改好再导入；不清楚写法的，可以先导出一份对照。',
    exit: 3,
    status: 422,
  },
  caseMissing: {
    message: '没有编号为 {number} 的案件。',
    remedy: '请核对编号，或者到案件列表里找一找。',
    exit: 2,
    status: 404,
  },
  caseUnjudged: {
    message: '案件 {number} 没能检查。',
    remedy: '请打开这个案件看看，改动以后会自动再查；仍然不行的，请锁定资料库再打开，并记下编号反馈。',
    exit: 3,
    status: 500,
  },
  caseRemoved: {
    message: '案件 {number} 在回收站里。',
    remedy: '请先把它恢复，再继续办理；案件列表的“回收站”里可以找到它。',
    exit: 2,
    status: 409,
  },
  caseUnclosed: {
    message: '案件 {number} 还在办理，不能永久删除。',
    remedy: '请先把它推进到“完成”，或者移到回收站；确实不再需要了，再来永久删除。',
    exit: 2,
    status: 409,
  },
  personMissing: {
    message: '资料库里没有姓名和证件号码（或手机号）都相符的人。',
    remedy: '请对照证件核对姓名和号码；改过号码的，用改之前的再查一次。',
    exit: 2,
    status: 404,
  },
  editConflict: {
    message: '“{field}”刚刚在别处改成了“{current}”，您的修改还没有保存。',
    remedy: '请看看哪一个对，再选用自己的或保留现在的。',
    exit: 1,
    status: 409,
  },
  pictureChanged: {
    message: '这张图刚刚在别的窗口里修整过，您的修整还没有保存。',
    remedy: '请看看它现在的样子；确定要用自己的，请再保存一次。',
    exit: 1,
    status: 409,
  },
  findingGone: {
    message: '这个问题已经不是刚才看到的样子了。',
    remedy: '请看看现在的问题清单，需要的话再写一次理由。',
    exit: 1,
    status: 409,
  },
  moveImpossible: {
    message: '案件不能从“{from}”直接到“{to}”：{why}。',
    remedy: '{advice}',
    exit: 2,
    status: 409,
  },
  reasonNeeded: {
    message: '从“{from}”到“{to}”不是通常的顺序，需要写明原因。',
    remedy: '请在备注里写一句原因再推进，例如平台跳过了这一步，或者上次记错了。',
    exit: 2,
    status: 422,
  },
  rejectionAnswered: {
    message: '这次驳回已经有处理过的原因，不能撤销。',
    remedy: '确实记错了的，请先在每条原因后面点“撤回”，再撤销这次驳回。',
    exit: 2,
    status: 409,
  },
  followImpossible: {
    message: '不能从案件 {number} 发起{what}：它还没有备案成功，或者已经注销。',
    remedy: '还没有成功的，请先推进到“完成”再发起{what}；已经注销的，要用请重新备案。',
    exit: 2,
    status: 409,
  },
  followUnderWay: {
    message: '已经有一单{what}正在办理（案件 {number}）。',
    remedy: '请打开案件 {number} 继续办理，办完再发起下一单。',
    exit: 2,
    status: 409,
  },
  recordMissing: {
    message: '要用的{what}已经不在资料库里。',
    remedy: '请刷新页面，看看是不是刚被别人改过。',
    exit: 2,
    status: 404,
  },
  pictureUnavailable: {
    message: '这份扫描件显示不出画面：{kind}',
    remedy: '请取出原件，用能打开它的程序查看；图片打不开的，请让客户重新发送。',
    exit: 3,
    status: 422,
  },
  ticketExpired: {
    message: '这个文件已经取走，或者等着保存的文件太多，已被清掉。',
    remedy: '请重新生成一次。',
    exit: 2,
    status: 410,
  },
  hostCannot: {
    message: '当前的打开方式不支持这个操作：{what}',
    remedy: '请换一种方式：浏览器里会改为下载文件，或者请您输入文件夹路径。',
    exit: 2,
    status: 501,
  },
  templateMissing: {
    message: '没有名为 {template} 的文书模板。',
    remedy: '可用的模板：{known}。',
    exit: 2,
    status: 404,
  },
  templateInvalid: {
    message: '文书模板无法使用：{detail}',
    remedy: '请按提示改正这个模板文件，或换回软件自带的模板。',
    exit: 3,
    status: 422,
  },
  profileMissing: { message: '没有名为 {profile} 的平台规格。', remedy: '可用的规格：{known}。', exit: 2, status: 404 },
  letterIncomplete: { message: '文书还缺内容，没有生成：{detail}', remedy: '请补齐后再生成。', exit: 1, status: 422 },
  glyphsMissing: {
    message: '字体里没有这些字：{characters}',
    remedy: '请核对是否写错；确为生僻字的，请改用该字的通行写法，或手写补上后再盖章。',
    exit: 1,
    status: 422,
  },
  payloadUnreadable: {
    message: '{path} 不是官方格式的备案资料：{detail}',
    remedy: '请选本工作台或别的软件按官方格式导出的备案资料；采集表是 .xlsx 文件。',
    exit: 3,
    status: 422,
  },
  bundleUnreadable: {
    message: '这不是能用的案件交接包：{detail}',
    remedy: '资料库没有任何改动。请让对方重新导出、重新发送一次，用 U 盘或文件传输，不要改动里面的内容。',
    exit: 3,
    status: 422,
  },
  bundleNewer: {
    message: '这个交接包是用更新版本的备案工作台做的（它的版本号是 {found}，本程序支持到 {known}）。',
    remedy: '请升级备案工作台后再导入，资料库没有任何改动。',
    exit: 3,
    status: 409,
  },
  bundlePassphraseWrong: {
    message: '交接包的口令不对。',
    remedy: '请向导出的同事核对这个交接包的口令（不是资料库的口令），注意大小写和输入法。',
    exit: 3,
    status: 403,
  },
  bundleUndecided: {
    message: '有 {count} 处两边不一样，还没有选用哪一边，没有导入。',
    remedy: '请逐处选“用我的”或“用对方的”，再导入一次；刚刚又有改动的，请重新看一遍。',
    exit: 1,
    status: 409,
  },
  bundleUndoGone: {
    message: '这次导入不能整体撤销：{why}。',
    remedy: '请在案件里逐处改回；新导入的案件可以移到回收站。',
    exit: 2,
    status: 409,
  },
  sheetUnreadable: { message: '这张采集表打不开：{detail}', remedy: '{advice}', exit: 3, status: 422 },
  sheetColumnsMissing: {
    message: '采集表缺少这些列：{columns}',
    remedy: '请另存一份最新的空白采集表，把内容贴进去再导入。',
    exit: 3,
    status: 422,
  },
  cancelled: {
    message: '已取消。',
    remedy: '已完成的部分都保存好了，再次运行会从断开的地方继续。',
    exit: 130,
    status: 499,
  },
  internal: {
    message: '程序内部出错，本次操作没有完成。',
    remedy: '已保存的资料不受影响，请重试；若再次出现，请记下时间并反馈。',
    exit: 3,
    status: 500,
  },
} as const satisfies Record<string, ErrorRow>;

export type DeskErrorCode = keyof typeof deskErrors;

/** What fills the placeholders of a message. Never passphrases or keys. */
export type DeskErrorDetails = Readonly<Record<string, string | number>>;

/**
 * An error from the list above, ready to be shown.
 *
 * `message` is the Chinese sentence, `remedy` what to do; `cause` keeps the technical error for logs.
 */
export class DeskError extends Error {
  override readonly name = 'DeskError';
  readonly code: DeskErrorCode;
  readonly remedy: string;
  readonly exit: ExitCode;
  readonly details: DeskErrorDetails;

  constructor(code: DeskErrorCode, details: DeskErrorDetails = {}, options?: { cause?: unknown }) {
    super(fill(deskErrors[code].message, details), options);
    this.code = code;
    this.remedy = fill(deskErrors[code].remedy, details);
    this.exit = deskErrors[code].exit;
    this.details = details;
  }
}

function fill(sentence: string, details: DeskErrorDetails): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
}
