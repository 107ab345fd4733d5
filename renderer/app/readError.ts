import { ORPCError } from '@orpc/client';
import { deskErrorCodeSchema, deskErrorDataSchema } from '#shared/api/deskErrorMap.ts';
import { type DeskErrorCode, deskErrors } from '#shared/api/errors.ts';
import { asSentence } from '#shared/filing/asSentence.ts';

/** An error as a person can be told: what happened, and what to do now. */
export interface ShownError {
  readonly code: DeskErrorCode | 'disconnected' | 'signedOut';
  readonly message: string;
  readonly remedy: string;
  readonly details: Readonly<Record<string, string | number>>;
}

const disconnected: ShownError = {
  code: 'disconnected',
  message: '和备案工作台的连接断开了。',
  remedy:
    '已保存的资料不受影响。请看看备案工作台的程序是否还开着；要重新打开的，请先把这里没保存的文字复制下来，再从新的窗口接着做。',
  details: {},
};

/** A link of the browser host works once, and a newer one ends what was opened by the older. */
export const signedOut: ShownError = {
  code: 'signedOut',
  message: '这个打开链接已经用过、过期，或者备案工作台已在别的浏览器里打开。',
  remedy:
    '请回到启动备案工作台的窗口，按一下回车键，用新给出的链接打开。为了安全，每个链接只能用一次。没保存的文字请先复制下来。',
  details: {},
};

const unforeseen: ShownError = {
  code: 'internal',
  message: '这一步没有做成。',
  remedy: '已保存的资料不受影响，请重试；若再次出现，请记下时间并反馈。',
  details: {},
};

const cancelled: ShownError = {
  code: 'cancelled',
  message: deskErrors.cancelled.message,
  remedy: deskErrors.cancelled.remedy,
  details: {},
};

/**
 * Any failure as one that can be shown. Listed errors bring their own sentence; a lost host has its own.
 *
 * A call that this page ended itself never hears of the backend's `cancelled`: it ends at once, with an AbortError of
 * the platform (DOM standard, AbortSignal) or of the transport.
 */
export function readError(error: unknown): ShownError {
  if (error instanceof ORPCError) {
    const code = deskErrorCodeSchema.safeParse(error.code);
    const data = deskErrorDataSchema.safeParse(error.data);
    if (code.success && data.success) return { code: code.data, ...data.data, message: asSentence(data.data.message) };
    return error.status === 401 ? signedOut : unforeseen;
  }
  if (error instanceof Error && error.name === 'AbortError') return cancelled;
  // fetch says TypeError when nobody answers at all.
  return error instanceof TypeError ? disconnected : unforeseen;
}

/** True when the person, or leaving the page, ended the work. */
export function wasCancelled(error: unknown, signal?: AbortSignal): boolean {
  return signal?.aborted === true || readError(error).code === 'cancelled';
}
