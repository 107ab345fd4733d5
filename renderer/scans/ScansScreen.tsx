import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Segmented, Select, Space, Typography } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { WantedKind } from '#shared/api/scans.ts';
import { type ScanKind, scanKindSchema } from '#shared/filing/materialSlot.ts';
import { strictnessLabels } from '#shared/rules/scanThresholds.ts';
import { addresses } from '../app/addresses.ts';
import { useDesk } from '../app/deskContext.ts';
import { saveFile } from '../app/saveFile.ts';
import { type Marked, markedIds } from '../intake/marked.ts';
import { useTakeRun } from '../intake/useTakeRun.ts';
import { DropZone } from '../parts/DropZone.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { FilePicker } from '../parts/FilePicker.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { useFocusOnArrival } from '../parts/useFocusOnArrival.ts';
import { useKept } from '../parts/useKept.ts';
import { useReportError } from '../parts/useReportError.ts';
import { RunProgress } from './RunProgress.tsx';
import { ScanDetail } from './ScanDetail.tsx';
import { ScanList } from './ScanList.tsx';
import { countVerdicts, type ScanFilter, type ScanItem, scanFilterLabels, verdictOf } from './scanItems.ts';
import { scanKindLabels } from './scanKinds.ts';
import { usePreparedThreads } from './usePreparedThreads.ts';
import { useScanRun } from './useScanRun.ts';

/** Pictures checked against a platform before anybody uploads them, each as the material it is: one or thousands, nothing is kept. */
export function ScansScreen() {
  const desk = useDesk();
  const report = useReportError();
  const navigate = useNavigate();
  const intake = useTakeRun();
  const profiles = useQuery(desk.queries.rules.profiles.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data;
  const settings = useQuery(desk.queries.settings.get.queryOptions()).data;
  const [ownProfile, setOwnProfile] = useKept<string | null>('scans.profile', null);
  const [kind, setKind] = useKept<WantedKind>('scans.kind', 'auto');
  const [filter, setFilter] = useState<ScanFilter>('all');
  const [marked, setMarked] = useState<Marked>({ at: null, anchor: null });
  const [opened, setOpened] = useState(false);
  const { items, run, error, judgedBy, add, goOn, again, changeKind, pause, cancel, clear } = useScanRun();
  const list = useRef<HTMLDivElement>(null);
  useFocusOnArrival(list, items.length > 0);

  const wished = {
    profile: ownProfile ?? settings?.profile ?? 'wechat-default',
    kind,
    strictness: settings?.strictness ?? ('usual' as const),
  };
  // Whatever was chosen elsewhere meanwhile: results carry the name of what judged them.
  const demand = judgedBy ?? wished;
  const nameOf = ({ profile, strictness }: Pick<typeof demand, 'profile' | 'strictness'>) => {
    const name = profiles?.find(({ id }) => id === profile)?.label ?? profile;
    return strictness === 'usual' ? name : `${name}，${strictnessLabels[strictness]}`;
  };
  const counts = countVerdicts(items);
  const shown = items.filter((item) => filter === 'all' || verdictOf(item) === filter);
  const openItem = opened ? items.find(({ id }) => id === marked.at) : undefined;
  const save = useMutation({
    mutationFn: async () => {
      const checked = items.flatMap(({ checked: found, row }) =>
        found && row ? [{ ...found, ...row, type: 'checked' as const, at: 0, thumbnail: null }] : [],
      );
      await saveFile(desk, await desk.client.scans.report({ profile: demand.profile, checked }));
    },
    onError: report,
  });
  const recheck = (next: Partial<typeof demand>) => {
    if (items.length > 0) again({ ...demand, ...next });
  };
  const sayKind = (ids: readonly number[], next: ScanKind | null) => changeKind(ids, next, demand);
  // Where files are sorted into cases, and with them mended and fitted.
  const chosenIds = new Set(
    markedIds(
      items.map(({ id }) => id),
      marked,
    ),
  );
  const chosen = items.filter(({ id }) => chosenIds.has(id));
  const several = chosen.length > 1;
  const toIntake = (wanted: readonly ScanItem[]) => {
    // Of one file there are as many rows as pictures in it.
    void intake.add([[...new Set(wanted.map(({ file }) => file))]]);
    navigate(addresses.intake);
  };
  const prepare = usePreparedThreads();
  const take = (files: File[]) => add(files, demand);

  return (
    <DropZone onFiles={take} onNearing={prepare} fill label="扫描检查：可以把文件或文件夹拖到这里">
      <Flex vertical gap={12} style={{ flex: 1, minHeight: 0 }}>
        <PageTitle title="扫描检查">
          <FilePicker onFiles={take}>选择文件</FilePicker>
          <FilePicker onFiles={take} folder>
            选择文件夹
          </FilePicker>
          <Button disabled={items.length === 0} onClick={() => toIntake(several ? chosen : items)}>
            {several ? `选中的 ${chosen.length} 个放进收件` : '全部放进收件'}
          </Button>
          <Button disabled={items.length === 0} onClick={clear}>
            清空
          </Button>
          <Button
            type="primary"
            disabled={counts.all === counts.waiting || run !== null}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            导出报告
          </Button>
        </PageTitle>
        <Flex gap={12} wrap align="center" justify="space-between">
          <Space wrap>
            <Select
              aria-label="按哪个平台的规格"
              // Until the names are there, the id is nobody's word.
              value={profiles ? demand.profile : null}
              style={{ width: 260 }}
              disabled={run !== null}
              options={profiles?.map(({ id, label }) => ({ value: id, label })) ?? []}
              onChange={(profile) => {
                setOwnProfile(profile);
                recheck({ profile });
              }}
            />
            <Select
              aria-label="当作哪种材料"
              value={demand.kind}
              style={{ width: 240 }}
              disabled={run !== null}
              options={[
                { value: 'auto', label: '自动认材料' },
                ...scanKindSchema.options.map((value) => ({ value, label: `都当作：${scanKindLabels[value]}` })),
              ]}
              onChange={(next) => {
                setKind(next);
                recheck({ kind: next });
              }}
            />
          </Space>
          {items.length > 0 && (
            <Segmented
              aria-label="只看"
              value={filter}
              onChange={setFilter}
              options={(['all', 'must', 'should', 'fine', 'waiting'] as const).map((value) => ({
                value,
                label: `${scanFilterLabels[value]} ${counts[value]}`,
              }))}
            />
          )}
        </Flex>
        {items.length > 0 && (
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            ↑↓ 移动，Shift 多选，回车看大图，1–5 改材料，0 改回来
          </Typography.Text>
        )}
        {run && <RunProgress run={run} onPause={pause} onCancel={cancel} />}
        {!run && counts.waiting > 0 && (
          <Flex gap={12} align="center" role="status">
            <span>已暂停，还有 {counts.waiting} 个没查。</span>
            <Button onClick={() => goOn(demand)}>接着查</Button>
            {items.some(({ row, checked }) => row === null && checked === null) && (
              <Button onClick={cancel}>不查了</Button>
            )}
          </Flex>
        )}
        {!run && (demand.profile !== wished.profile || demand.strictness !== wished.strictness) && (
          <Alert
            type="info"
            showIcon
            title={`下面的结果是按“${nameOf(demand)}”检查的，现在选用的是“${nameOf(wished)}”。`}
            action={<Button onClick={() => again(wished)}>重新检查</Button>}
          />
        )}
        <ErrorNote error={error} />
        {items.length === 0 ? (
          <EmptyState
            title="把图片或整个文件夹拖到这里"
            next="图片、PDF、压缩包都可以：PDF 的每一页、压缩包里的每一个文件各查各的。会认出每张是哪种材料，按它的要求检查，指出哪些会被平台退回、该怎么办。只检查，不保存，不上传。"
          />
        ) : (
          <ScanList
            place={list}
            items={shown}
            marked={marked}
            auto={demand.kind === 'auto'}
            onMark={setMarked}
            onOpen={(id) => {
              setMarked({ at: id, anchor: id });
              setOpened(true);
            }}
            onKind={sayKind}
          />
        )}
        {openItem && (
          <ScanDetail
            item={openItem}
            auto={demand.kind === 'auto'}
            onKind={(next) => sayKind([openItem.id], next)}
            onIntake={() => toIntake([openItem])}
            onClose={() => setOpened(false)}
          />
        )}
      </Flex>
    </DropZone>
  );
}
