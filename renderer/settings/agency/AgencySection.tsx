import { Flex, Typography } from 'antd';
import { agencyLabels } from '#shared/filing/agency.ts';
import { readError } from '../../app/readError.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { ErrorPanel } from '../../parts/ErrorPanel.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { AgencyConflicts } from './AgencyConflicts.tsx';
import { AgencyForm } from './AgencyForm.tsx';
import { EntryList } from './EntryList.tsx';
import { SaveState } from './SaveState.tsx';
import { useAgency } from './useAgency.ts';
import { useNoteAgencyReveal } from './useNoteAgencyReveal.ts';

/** The agency itself: what letters say about it, its own numbers, and who works here. */
export function AgencySection() {
  const { stored, saving, done, last, conflicts, save, undo, keepStored } = useAgency();
  const noteReveal = useNoteAgencyReveal();
  useShortcut('z', () => void undo(), { whileTyping: false });
  if (stored.error && !stored.data)
    return <ErrorPanel error={readError(stored.error)} onRetry={() => void stored.refetch()} />;
  if (!stored.data) return <Waiting what="正在读取机构信息" />;
  const agency = stored.data;
  return (
    <Flex vertical gap={20} style={{ maxWidth: 640 }}>
      <Flex justify="space-between" align="center" gap={12} wrap style={{ minHeight: 32 }}>
        <Typography.Text type="secondary">离开一栏就保存。委托书等文书里的代办机构用这里的内容。</Typography.Text>
        <SaveState saving={saving} done={done} undoable={last && agencyLabels[last.field]} onUndo={() => void undo()} />
      </Flex>
      <AgencyConflicts agency={agency} conflicts={conflicts} onMine={(edit) => void save(edit)} onStored={keepStored} />
      <AgencyForm agency={agency} onSave={(edit, continued) => void save(edit, continued)} />
      <EntryList
        label={agencyLabels.phones}
        hint="客户的联系电话不能是代办机构自己的号码。写在这里的号码，出现在客户资料里时会提醒。"
        entries={agency.phones}
        longest={32}
        masked
        onShow={() => noteReveal('phones')}
        onChange={(phones) => void save({ field: 'phones', value: phones, expected: agency.phones })}
      />
      <EntryList
        label={agencyLabels.staff}
        hint="案件可以分给谁。一次贴多个名字也行，用逗号、顿号或换行隔开。"
        entries={agency.staff}
        longest={60}
        onChange={(staff) => void save({ field: 'staff', value: staff, expected: agency.staff })}
      />
    </Flex>
  );
}
