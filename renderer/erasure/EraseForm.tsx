import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import type { EraseEvent } from '#shared/api/erasure.ts';
import { type Erasure, sayUntold } from '#shared/erasure/receipt.ts';
import { useDesk } from '../app/deskContext.ts';
import { announceChange } from '../app/tabs.ts';
import { useWhoIAm } from '../case/findings/useSettlements.ts';
import { StaffInput } from '../cases/batch/StaffInput.tsx';
import { useForgetImported } from '../exchange/useImportWork.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { LabelledField } from '../parts/LabelledField.tsx';
import { WorkProgress } from '../parts/WorkProgress.tsx';
import { useSteps } from '../settings/backups/useSteps.ts';
import type { Erased } from './EraseDialog.tsx';
import { ErasurePreview } from './ErasurePreview.tsx';
import { RenewChoice, type RenewedBackups } from './RenewChoice.tsx';

/** What has to be typed, so that nobody erases by a slip of the hand. */
const words = '永久删除';

/** What is asked before the vault is locked meanwhile. */
const underWay = {
  what: '还在删除客户资料',
  fate: '就会停下',
  about: '已经开始的删除会在下次打开时做完；旧备份可能还没有换成新的，请之后再备份一次。',
} as const;

/** Asks for it: what goes, who says so, what becomes of the backups, and the words. */
export function EraseForm({
  numbers,
  trayItems,
  onBusy,
  onErased,
  onCancel,
}: {
  numbers: readonly string[];
  trayItems: readonly number[];
  onBusy: (busy: boolean) => void;
  onErased: (erased: Erased) => void;
  onCancel: () => void;
}) {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const forgetImported = useForgetImported();
  const [staff, setStaff] = useWhoIAm(null);
  const [typed, setTyped] = useState('');
  const [unowned, setUnowned] = useState(false);
  const [renewBackups, setRenewBackups] = useState<RenewedBackups>('own');
  const { step, error, run } = useSteps<EraseEvent>(underWay);
  // Forgotten with the dialog: what would go today is no answer for tomorrow.
  const asked = { numbers: [...numbers], trayItems: [...trayItems], unowned };
  // While the tick changes what is asked, what stood there stays in sight, and nothing can be erased by it.
  const preview = useQuery(
    queries.erasure.preview.queryOptions({
      input: asked,
      gcTime: 0,
      staleTime: 0,
      placeholderData: keepPreviousData,
    }),
  );
  const busy = step !== null;
  const ready = preview.data !== undefined && !preview.isPlaceholderData && typed.trim() === words && !busy;
  const begin = async () => {
    let erasure: Erasure | null = null;
    let renewed: Erased['renewed'] = null;
    const troubles: string[] = [];
    onBusy(true);
    await run(
      (signal) => client.erasure.erase({ ...asked, staff: staff.trim() || null, renewBackups }, { signal }),
      (event) => {
        if (event.type === 'erased') {
          erasure = event.erasure;
          if (event.unfinished !== null)
            troubles.push(`文件还没有全部删除，下次打开资料库时接着做。${event.unfinished}`);
          const untold = sayUntold(event.untold);
          if (untold !== null) troubles.push(untold);
        } else if (event.type === 'backupsRenewed') renewed = event;
        else troubles.push(`备份没有换新。${event.message}`);
      },
    );
    onBusy(false);
    if (erasure === null) return;
    const gone = new Set(numbers);
    // What was read of them is not kept either, and nothing of them is asked for again.
    cache.removeQueries({ predicate: ({ queryKey }) => mentions(queryKey, gone) });
    if (trayItems.length > 0)
      for (const queryKey of [queries.intake.items.key(), queries.materials.picture.key()])
        cache.removeQueries({ queryKey, type: 'inactive' });
    forgetImported();
    onErased({ erasure, troubles, renewed });
    await announceChange(cache);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void begin();
      }}
    >
      <Flex vertical gap={16}>
        <ErasurePreview preview={preview.data} error={preview.error} />
        {(unowned || preview.data?.kept.unowned !== undefined) && (
          <Checkbox checked={unowned} disabled={busy} onChange={({ target }) => setUnowned(target.checked)}>
            连同看不出是谁的一起删除
          </Checkbox>
        )}
        <RenewChoice
          folder={preview.data?.backupFolder ?? null}
          chosen={renewBackups}
          disabled={busy}
          onChange={setRenewBackups}
        />
        <LabelledField label="经手人" hint="写在删除凭据上。">
          {(ties) => <StaffInput id={ties.id} value={staff} onChange={setStaff} known={[]} />}
        </LabelledField>
        <LabelledField label={`确认删除，请输入“${words}”`} hint="删除以后不能撤销，谁也找不回来。">
          {(ties) => (
            <Input
              {...ties}
              value={typed}
              disabled={busy}
              onChange={({ target }) => setTyped(target.value)}
              autoComplete="off"
              placeholder={words}
            />
          )}
        </LabelledField>
        {step !== null && <WorkProgress done={step.done} total={step.total} label={step.label} />}
        <ErrorNote error={error} />
        <Flex gap={8} justify="flex-end" align="center">
          {busy && <Typography.Text type="secondary">正在删除，请不要关闭软件…</Typography.Text>}
          <Button disabled={busy} onClick={onCancel} autoFocus>
            取消
          </Button>
          <Button danger type="primary" htmlType="submit" loading={busy} disabled={!ready}>
            永久删除
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}

/** Whether a question names one of these cases. */
function mentions(key: unknown, numbers: ReadonlySet<string>): boolean {
  if (typeof key === 'string')
    return numbers.has(key) || [...numbers].some((number) => key.startsWith(`draft.${number}.`));
  if (typeof key !== 'object' || key === null) return false;
  return Object.values(key).some((part) => mentions(part, numbers));
}
