import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import type { LockState } from '../vault/lock.ts';

interface Locks {
  /** What is left of the mark by which others see that the vault is open here. */
  readonly vault: LockState;
  /** How many backups were begun and broken off. */
  readonly unfinished: number;
  /** True where the database is broken: what it has lost may be in one of them. */
  readonly mayBeNeeded: boolean;
}

/** Whether the vault is marked as open here, and nothing is marked that is over long ago. Pure. */
export function sayLocks({ vault, unfinished, mayBeNeeded }: Locks): Diagnosis {
  if (vault === 'taken') {
    return {
      checkup: 'locks',
      state: 'bad',
      message: '另一个程序把资料库标成由它占用。',
      remedy: '请把其他电脑上、其他窗口里打开这个资料库的备案工作台都关掉，再重新打开这里的。',
      mend: null,
    };
  }
  const kept = mayBeNeeded ? '数据库坏了，里面也许有用得上的，先不清掉。' : '留下的半份占着地方。';
  const halves = unfinished > 0 ? `有 ${unfinished} 次备份没有做完，${kept}` : '';
  const clears = unfinished > 0 && !mayBeNeeded;
  const mends = [vault === 'gone' ? '把占用标记重新写好' : '', clears ? '清掉没有做完的备份' : ''].filter(
    (each) => each !== '',
  );
  const mend = mends.length > 0 ? `${mends.join('，')}。` : null;
  if (vault === 'gone') {
    return {
      checkup: 'locks',
      state: 'bad',
      message: `表示资料库正在使用的标记不见了，别的程序会以为没有人在用。${halves}`,
      remedy: null,
      mend,
    };
  }
  if (unfinished > 0) return { checkup: 'locks', state: 'note', message: halves, remedy: null, mend };
  return { checkup: 'locks', state: 'fine', message: '资料库只由这里占用，没有过期的标记。', remedy: null, mend };
}
