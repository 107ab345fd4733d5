import type { BoardKind } from '#shared/api/board.ts';

/** What the board calls each kind of work, and what it asks of the person. */
export const boardWords: Readonly<Record<BoardKind, { readonly title: string; readonly task: string }>> = {
  smsClock: { title: '短信核验倒计时', task: '提醒负责人在 24 小时内完成短信核验' },
  faceClock: { title: '刷脸倒计时', task: '提醒管理员在 24 小时内完成刷脸' },
  feeClock: { title: '认证费待付', task: '提醒客户在 24 小时内付好认证费' },
  reuseClock: { title: '复用主体待确认', task: '提醒主体负责人回应短信，一次 24 小时，一共三天' },
  fixClock: { title: '整改期限', task: '驳回以后快到或已过整改期限，尽快改好再交' },
  reviewOverdue: { title: '审核超期', task: '审核比平常久，问一问平台或通管局' },
  rejected: { title: '驳回待答', task: '照平台说的改好，再写下每一条怎样处理的' },
  blocked: { title: '还不能提交', task: '填齐内容、改好必改的问题，就能提交' },
  submitted: { title: '已交仍有必改', task: '已经交给平台，可能因此被退回，先准备好' },
  expiring: { title: '证件到期', task: '向客户要新的证件' },
  display: { title: '备案号展示', task: '填好备案号，并确认小程序里看得到' },
  policeClock: { title: '公安联网备案', task: '同时有网站或 App 的要办；小程序的先问当地公安' },
  ready: { title: '可以提交', task: '填齐了，也没有必改，可以去平台提交' },
};
