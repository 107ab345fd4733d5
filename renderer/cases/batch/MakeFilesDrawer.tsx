import { Alert, Button, Checkbox, Drawer, Flex, Typography } from 'antd';
import { useRef, useState } from 'react';
import { useDesk } from '../../app/deskContext.ts';
import { carefulDossier, DossierChoice } from '../../parts/DossierChoice.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { LeaveGuard } from '../../parts/LeaveGuard.tsx';
import { useFocusWhenLost } from '../../parts/useFocusWhenLost.ts';
import { VirtualRows } from '../../parts/VirtualRows.tsx';
import { WorkProgress } from '../../parts/WorkProgress.tsx';
import { MadeRow } from './MadeRow.tsx';
import { countMade, sayStopped } from './madeFiles.ts';
import { PackageChoice } from './PackageChoice.tsx';
import { casesLeft } from './packageSteps.ts';
import {
  type MadeKind,
  type MakeOptions,
  type PackageOptions,
  savesIntoFolder,
  useMakeFiles,
  type WayToSave,
} from './useMakeFiles.ts';

const words = {
  letters: {
    title: '生成文书',
    work: '生成文书',
    start: '按每个案件的情况生成它需要的文书。生成的每一份都记在案件的“文书”里，日期留空，签字当天手写。',
  },
  dossiers: {
    title: '生成卷宗',
    work: '生成卷宗',
    start: '每个案件做成一份 PDF：填报信息、材料、文书和问题都在里面。',
  },
  packages: {
    title: '生成提交包',
    work: '生成提交包',
    start:
      '每个案件做成一份平台要的文件。还有必改问题的案件不生成，会写明差在哪里；要写原因照样生成的，请到案件的“提交”里做。',
  },
} as const satisfies Record<MadeKind, unknown>;

/** Letters or dossiers for the chosen cases, beside the table, which stays usable. */
export function MakeFilesDrawer({
  kind,
  numbers,
  onClose,
}: {
  kind: MadeKind;
  numbers: readonly string[];
  onClose: () => void;
}) {
  const { host } = useDesk();
  const [open, setOpen] = useState(true);
  const [dossiers, setDossiers] = useState(carefulDossier);
  const intoFolder = savesIntoFolder({ host });
  const many = numbers.length > 1 && !intoFolder;
  const [save, setSave] = useState<WayToSave>(kind === 'letters' ? 'wait' : many ? 'together' : 'each');
  const [packages, setPackages] = useState<PackageOptions>({
    profile: null,
    asciiNames: false,
    watermark: true,
    as: 'folder',
  });
  const work = useMakeFiles(numbers);
  const { making, state } = work;
  const options: MakeOptions = { kind, save, dossiers, packages };
  const counts = countMade(making);
  const failed = [...making.items.values()].filter(({ result }) => result.type === 'failed');
  const running = state === 'running';
  const left = state === 'stopped' && kind === 'packages' ? casesLeft(numbers, making.items.values()) : [];
  const result = useRef<HTMLDivElement>(null);
  useFocusWhenLost(result, state === 'ended' || state === 'stopped');
  const written = kind === 'packages' && intoFolder;
  return (
    <Drawer
      open={open}
      onClose={() => {
        work.stop();
        setOpen(false);
      }}
      afterOpenChange={(visible) => !visible && onClose()}
      mask={false}
      focusable={{ trap: false }}
      size={480}
      title={`${words[kind].title}（${numbers.length} 个案件）`}
      styles={{ body: { display: 'flex', flexDirection: 'column', gap: 12, padding: 16 } }}
      footer={
        <Flex gap={8} justify="flex-end" wrap>
          {state === 'ready' && (
            <Button type="primary" autoFocus onClick={() => work.make(options)}>
              开始生成
            </Button>
          )}
          {left.length > 0 && (
            <Button type="primary" onClick={() => work.make(options, left)}>
              接着做剩下的 {left.length} 个
            </Button>
          )}
          {!running && failed.length > 0 && (
            <Button onClick={() => work.make(options, [...new Set(failed.map(({ caseNumber }) => caseNumber))])}>
              重做没做成的 {failed.length} 份
            </Button>
          )}
          {many && counts.waiting > 1 && (
            <Button type="primary" disabled={running} onClick={() => void work.saveTogether()}>
              全部放进一个压缩包（{counts.waiting} 份）
            </Button>
          )}
          {counts.waiting > 0 && (
            <Button type={many ? 'default' : 'primary'} disabled={running} onClick={() => void work.saveAll()}>
              {many ? '一份一份下载' : `全部保存（${counts.waiting} 份）`}
            </Button>
          )}
        </Flex>
      }
    >
      <LeaveGuard
        when={running}
        work={{
          what: `还在${words[kind].work}`,
          fate: '就会停下',
          about: '已经做好的都保存着，没做完的以后可以再来一遍。',
        }}
      />
      {state === 'ready' && <Typography.Paragraph style={{ margin: 0 }}>{words[kind].start}</Typography.Paragraph>}
      {kind === 'dossiers' && <DossierChoice chosen={dossiers} disabled={state !== 'ready'} onChosen={setDossiers} />}
      {kind === 'packages' && <PackageChoice chosen={packages} disabled={state !== 'ready'} onChosen={setPackages} />}
      {!written && (
        <Flex vertical gap={4}>
          {many && (
            <Checkbox
              checked={save === 'together'}
              onChange={({ target }) => setSave(target.checked ? 'together' : 'wait')}
              disabled={running}
            >
              都放进一个压缩包，做完下载一次
            </Checkbox>
          )}
          {save !== 'together' && (
            <Checkbox
              checked={save === 'each'}
              onChange={({ target }) => setSave(target.checked ? 'each' : 'wait')}
              disabled={running}
            >
              {intoFolder ? '先选一个文件夹，做好一份就存一份' : '做好一份就下载一份'}
            </Checkbox>
          )}
        </Flex>
      )}
      {running && (
        <WorkProgress done={making.done} total={making.total} label={work.pace ?? making.label} onCancel={work.stop} />
      )}
      <div ref={result} tabIndex={-1} style={{ outline: 'none' }}>
        {state === 'ended' && <Summary kind={kind} total={making.items.size} {...counts} />}
        {state === 'stopped' && !work.error && <Alert type="info" showIcon title={sayStopped(counts)} />}
      </div>
      <ErrorNote error={work.error} />
      {making.items.size > 0 && (
        <VirtualRows
          label="生成结果"
          items={[...making.items.values()]}
          keyOf={({ key }) => key}
          row={(item) => (
            <MadeRow item={item} row={work.rows.get(item.caseNumber)} kind={kind} onSave={() => work.save(item)} />
          )}
        />
      )}
    </Drawer>
  );
}

function Summary({
  kind,
  total,
  waiting,
  saved,
  incomplete,
  failed,
}: {
  kind: MadeKind;
  total: number;
  waiting: number;
  saved: number;
  incomplete: number;
  failed: number;
}) {
  if (total === 0) return <Alert type="info" showIcon title="这些案件现在不需要文书。" />;
  const parts = [
    `做好 ${waiting + saved} 份`,
    incomplete > 0 ? `${kind === 'packages' ? '要先改' : '缺内容'} ${incomplete} 份` : null,
    failed > 0 ? `没做成 ${failed} 份` : null,
  ];
  return (
    <Alert
      type={incomplete + failed === 0 ? 'success' : 'warning'}
      showIcon
      role="status"
      title={`${parts.filter((part) => part !== null).join('，')}。`}
    />
  );
}
