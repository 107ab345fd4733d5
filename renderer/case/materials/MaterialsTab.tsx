import { AppstoreAddOutlined, DownOutlined, ScissorOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Flex, Select, Space, Typography } from 'antd';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { CaseMaterial, OpenedCase } from '#shared/api/cases.ts';
import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import { type MaterialTile, materialTiles, spareSlots } from '#shared/filing/materialTiles.ts';
import { FixManyDrawer } from '../../fixMany/FixManyDrawer.tsx';
import { discardDraft } from '../../parts/useDraft.ts';
import { useArrival } from '../useArrival.ts';
import { ChecklistButton } from './ChecklistButton.tsx';
import { fixDraftName } from './fix/fixDrafts.ts';
import { LeftFixing } from './fix/LeftFixing.tsx';
import { MaterialTileCard } from './MaterialTileCard.tsx';
import { MaterialViewer } from './MaterialViewer.tsx';
import { ReminderButton } from './ReminderButton.tsx';
import { RetakeButton } from './RetakeButton.tsx';
import { headWords } from './tileWords.ts';
import { useMaterialActions } from './useMaterialActions.ts';
import { usePastedFiles } from './usePastedFiles.ts';

const SheetDialog = lazy(async () => ({ default: (await import('./sheets/SheetDialog.tsx')).SheetDialog }));
const FixDialog = lazy(async () => ({ default: (await import('./fix/FixDialog.tsx')).FixDialog }));

/** Every paper and picture of a case: a tile a slot, files dropped, pasted or chosen right where they belong. */
export function MaterialsTab({ opened }: { opened: OpenedCase }) {
  const { message } = App.useApp();
  const cache = useQueryClient();
  const { add, remove } = useMaterialActions(opened.application.filingCase.number);
  const [extra, setExtra] = useState<readonly MaterialSlotId[]>([]);
  const [chosen, setChosen] = useState<MaterialSlotId | null>(null);
  const [viewed, setViewed] = useState<Place | null>(null);
  const [fixed, setFixed] = useState<Place | null>(null);
  const [fixingAll, setFixingAll] = useState<'atOnce' | 'chosen' | null>(null);
  const [sheet, setSheet] = useState<'several' | number | null>(null);

  const fixAll = useRef<HTMLButtonElement>(null);
  // What is under way, and its way back, is not thrown away for another go.
  const fixAllBy = (way: 'atOnce' | 'chosen') => setFixingAll((held) => held ?? way);
  const leaveFixingAll = () => {
    setFixingAll(null);
    if (document.activeElement === document.body) fixAll.current?.focus();
  };

  useArrival();

  const tiles = materialTiles(opened);
  const shown = [...tiles, ...extra.filter((id) => tiles.every(({ slot }) => slot.id !== id)).map(emptyTile)];
  const spare = spareSlots(opened).filter(({ id }) => shown.every(({ slot }) => slot.id !== id));
  const { number: caseNumber } = opened.application.filingCase;
  const thisCase = useMemo(() => [caseNumber], [caseNumber]);
  const viewedMaterial = materialAt(opened, viewed);
  const fixedMaterial = materialAt(opened, fixed);

  usePastedFiles((files) => {
    const tile = shown.find(({ slot }) => slot.id === chosen);
    if (tile) put(tile, files, tile.slot.most === 1 && tile.held.length > 0);
    else message.info('请先点一下要放图片的格子，再粘贴。');
  });

  function put({ slot }: MaterialTile, files: File[], replace: boolean) {
    if (slot.most === 1 && files.length > 1) message.info(`“${slot.label}”只放一份，用了第一个文件。`);
    add.mutate({ slot: slot.id, files: files.slice(0, slot.most), replace });
  }

  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Typography.Text strong>{headWords(tiles, opened.findings)}</Typography.Text>
        <Space wrap>
          <Space.Compact>
            <Button
              ref={fixAll}
              icon={<ScissorOutlined aria-hidden />}
              disabled={opened.materials.length === 0}
              onClick={() => fixAllBy('atOnce')}
            >
              自动裁正全部
            </Button>
            <Dropdown
              trigger={['click']}
              disabled={opened.materials.length === 0}
              menu={{
                items: [{ key: 'chosen', label: '批量修整…（先选做什么，看过样子再改）' }],
                onClick: () => fixAllBy('chosen'),
              }}
            >
              <Button icon={<DownOutlined />} aria-label="别的修整" aria-haspopup="menu" />
            </Dropdown>
          </Space.Compact>
          <Button
            icon={<AppstoreAddOutlined aria-hidden />}
            disabled={opened.materials.length === 0}
            onClick={() => setSheet('several')}
          >
            合页与拼图
          </Button>
          <ReminderButton opened={opened} />
          <RetakeButton opened={opened} />
          <ChecklistButton caseNumber={caseNumber} />
          <Select
            value={null}
            placeholder="添加其他材料"
            style={{ width: 150 }}
            showSearch={{ optionFilterProp: 'label' }}
            options={spare.map(({ id, label }) => ({ value: id, label }))}
            onChange={(id: MaterialSlotId) => setExtra([...extra, id])}
            aria-label="添加其他材料"
          />
        </Space>
      </Flex>
      {!fixedMaterial && !viewedMaterial && <LeftFixing opened={opened} onGoOn={setFixed} />}
      <div style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(210px, 1fr))' }}>
        {shown.map((tile) => (
          <MaterialTileCard
            key={tile.slot.id}
            tile={tile}
            busy={add.isPending && add.variables.slot === tile.slot.id}
            onFiles={(files, replace) => put(tile, files, replace)}
            onView={setViewed}
            onFocus={() => setChosen(tile.slot.id)}
          />
        ))}
      </div>
      {viewedMaterial && (
        <MaterialViewer
          caseNumber={caseNumber}
          material={viewedMaterial}
          remarks={tiles.find(({ slot }) => slot.id === viewedMaterial.slot)?.remarks ?? []}
          onClose={() => setViewed(null)}
          onFix={() => setFixed(viewedMaterial)}
          onExport={() => setSheet(viewedMaterial.scanId)}
          onRemove={() => {
            // What the viewer was opened from goes away with the file.
            document.querySelector<HTMLElement>(`[data-slot="${viewedMaterial.slot}"]`)?.focus();
            discardDraft(cache, fixDraftName(caseNumber, viewedMaterial.scanId));
            remove.mutate(viewedMaterial);
          }}
        />
      )}
      {fixingAll && <FixManyDrawer cases={thisCase} atOnce={fixingAll === 'atOnce'} onClose={leaveFixingAll} />}
      {sheet !== null && (
        <Suspense>
          <SheetDialog
            opened={opened}
            single={opened.materials.find(({ scanId }) => scanId === sheet) ?? null}
            onClose={() => setSheet(null)}
          />
        </Suspense>
      )}
      {fixedMaterial && (
        <Suspense>
          <FixDialog
            caseNumber={caseNumber}
            material={fixedMaterial}
            onClose={() => {
              // Back to where one came from: the picture, as it is now.
              setFixed(null);
              setViewed(fixedMaterial);
            }}
          />
        </Suspense>
      )}
    </Flex>
  );
}

/** One file in one slot: the same picture may stand in several, each with limits and words of its own. */
type Place = Pick<CaseMaterial, 'scanId' | 'slot'>;

function materialAt({ materials }: OpenedCase, place: Place | null): CaseMaterial | undefined {
  return materials.find(({ scanId, slot }) => scanId === place?.scanId && slot === place.slot);
}

/** A slot somebody wants to fill though nobody asks for it. */
function emptyTile(id: MaterialSlotId): MaterialTile {
  return { slot: materialSlot(id), required: null, held: [], remarks: [], state: 'fine', servedFrom: null };
}
