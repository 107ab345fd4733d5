import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useDesk } from '../app/deskContext.ts';
import { readError } from '../app/readError.ts';
import { underWay } from '../parts/underWay.ts';
import { type Presence, presenceStep, secondsToTell } from './presence.ts';
import { useLockVault } from './useLockVault.ts';

const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'drop'] as const;
const noteKey = 'idleLock';

/**
 * Locks the vault when nobody has done anything for the chosen time, in any window, and when the computer is locked or
 * sent to sleep. Half a minute before, it says so: any movement of the mouse keeps it open.
 *
 * Work that runs is let finish first.
 */
export function IdleLock() {
  const { client, host, queries } = useDesk();
  const cache = useQueryClient();
  const { notification } = App.useApp();
  const { lockUnasked } = useLockVault();
  const [seconds, setSeconds] = useState<number | null>(null);

  const lock = useEffectEvent(lockUnasked);
  const noticeLock = useEffectEvent(() => cache.invalidateQueries({ queryKey: queries.vault.status.queryKey() }));
  useEffect(() => {
    let presence: Presence = { actedAt: Date.now(), passedOnAt: 0, locksAt: null };
    let asking = false;
    const act = () => {
      presence = { ...presence, actedAt: Date.now() };
    };
    const attend = async (acted: boolean) => {
      asking = true;
      const asked = Date.now();
      try {
        const busy = underWay().length > 0;
        const { locksIn } = await client.vault.attend({ acted, busy });
        // From the question on: however long the answer took, that time has passed.
        const locksAt = locksIn === null ? null : asked + locksIn;
        presence = { ...presence, passedOnAt: acted || busy ? asked : presence.passedOnAt, locksAt };
        setSeconds(secondsToTell(locksIn));
        if (locksIn === 0) lock();
      } catch (error) {
        // The host is gone: whoever asks next for something that matters says so.
        if (readError(error).code === 'vaultLocked') await noticeLock();
      } finally {
        asking = false;
      }
    };
    const look = () => {
      const step = presenceStep(presence, underWay().length > 0, Date.now());
      if (step.type === 'attend' && !asking) void attend(step.acted);
    };
    for (const sign of signsOfLife) addEventListener(sign, act, { passive: true, capture: true });
    const ticking = setInterval(look, 1000);
    return () => {
      clearInterval(ticking);
      for (const sign of signsOfLife) removeEventListener(sign, act, { capture: true });
    };
  }, [client]);

  useEffect(() => {
    if (host.kind !== 'desktop') return;
    const leaving = new AbortController();
    const follow = async () => {
      for await (const { type } of await client.vault.away(undefined, { signal: leaving.signal })) {
        if (type === 'locked') await noticeLock();
        else if (underWay().length > 0) await client.vault.attend({ acted: false, busy: true });
        else lock();
      }
    };
    follow().catch(() => undefined);
    return () => leaving.abort();
  }, [client, host.kind]);

  useEffect(() => {
    if (seconds === null) return notification.destroy(noteKey);
    notification.warning({
      key: noteKey,
      title: `${seconds} 秒后锁定`,
      description: '已有一段时间没有人操作。动一下鼠标或按任意键，就继续开着。',
      duration: false,
      closable: false,
      placement: 'top',
    });
  }, [seconds, notification]);
  useEffect(() => () => notification.destroy(noteKey), [notification]);
  return null;
}
