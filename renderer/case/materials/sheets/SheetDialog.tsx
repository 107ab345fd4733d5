import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Flex, InputNumber, Modal, Radio, Select, Typography } from 'antd';
import { useState } from 'react';
import type { CaseMaterial, OpenedCase } from '#shared/api/cases.ts';
import { collageBytes, type SheetForm } from '#shared/api/sheets.ts';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { useDesk } from '../../../app/deskContext.ts';
import { ofRulePack } from '../../../app/tabs.ts';
import { LabelledField } from '../../../parts/LabelledField.tsx';
import { scrollableByKeyboard } from '../../../parts/scrollableByKeyboard.ts';
import { useDialog } from '../../../parts/useDialog.ts';
import { SheetPreview } from './SheetPreview.tsx';
import { firstChoice, mostOn, sheetOptions } from './sheetChoice.ts';
import { useSheet } from './useSheet.ts';

/** Kilobytes. */
const kilobyte = 1024;

/**
 * What goes out of a case besides packages: both sides of a card on one A4, several papers on one picture, or – of the
 * picture it is opened from – that one alone. Chosen, looked at, saved; nothing of it is kept.
 */
export function SheetDialog({
  opened,
  single = null,
  onClose,
}: {
  opened: OpenedCase;
  single?: CaseMaterial | null;
  onClose: () => void;
}) {
  const { materials, application } = opened;
  const { queries } = useDesk();
  const { close, dialog } = useDialog(onClose);
  const [form, setForm] = useState<SheetForm>(single ? 'single' : 'cardSheet');
  const [chosen, setChosen] = useState<number[]>(single ? [single.scanId] : firstChoice(materials, 'cardSheet'));
  const [format, setFormat] = useState<'pdf' | 'jpeg'>('pdf');
  const [kilobytes, setKilobytes] = useState(collageBytes.usual / kilobyte);
  const [profile, setProfile] = useState<string | null>(null);
  const [wanted, setWanted] = useState(true);
  const profiles =
    useQuery({ ...queries.rules.profiles.queryOptions(ofRulePack), enabled: single !== null }).data ?? [];
  const refuses = profiles.find(({ id }) => id === profile)?.watermark === 'refused';
  const watermark = wanted && !refuses;
  const options = sheetOptions(materials, form);
  const wish = {
    caseNumber: application.filingCase.number,
    scanIds: chosen,
    form,
    format,
    maxBytes: Math.round(kilobytes * kilobyte),
    profile,
    watermark,
  };
  const work = useSheet(chosen.length === 0 ? null : wish, close);
  const choose = (next: SheetForm) => {
    setForm(next);
    setChosen(firstChoice(materials, next));
  };
  return (
    <Modal
      {...dialog}
      title={single ? `导出这张 · ${materialSlot(single.slot).label}` : '合页与拼图'}
      width="min(1100px, 96vw)"
      style={{ top: 20 }}
      footer={
        <Flex gap={8} align="center" wrap>
          <Button
            type="primary"
            disabled={work.made?.type !== 'made' || chosen.length === 0}
            loading={work.save.isPending}
            onClick={() => work.save.mutate()}
          >
            保存
          </Button>
          <Button onClick={close}>取消</Button>
          <Typography.Text type="secondary">只导出副本，原图不动；拍摄地点等信息都已去掉。</Typography.Text>
        </Flex>
      }
    >
      <Flex gap={20}>
        <section
          ref={scrollableByKeyboard}
          aria-label="预览"
          style={{ flex: 1, minWidth: 0, maxHeight: 'calc(100vh - 220px)', overflow: 'auto', textAlign: 'center' }}
        >
          {chosen.length === 0 ? (
            <p role="status">{options.length === 0 ? '这个案件里还没有能用的图片。' : '请在右边勾选图片。'}</p>
          ) : (
            <SheetPreview made={work.made} blob={work.blob} error={work.error} busy={work.busy} />
          )}
        </section>
        <Flex
          vertical
          gap={16}
          style={{ width: 320, flex: 'none', maxHeight: 'calc(100vh - 220px)', overflow: 'auto' }}
        >
          {single ? (
            <LabelledField label="给谁用" hint="选了平台，就按它的大小和像素要求做一份。">
              {(ties) => (
                <Select
                  {...ties}
                  value={profile ?? ''}
                  options={[
                    { value: '', label: '留底或发给客户' },
                    ...profiles.map(({ id, label }) => ({ value: id, label })),
                  ]}
                  onChange={(id: string) => setProfile(id === '' ? null : id)}
                />
              )}
            </LabelledField>
          ) : (
            <>
              <Radio.Group
                vertical
                aria-label="样式"
                value={form}
                options={[
                  { value: 'cardSheet', label: '证件正反面合到一张 A4（真实大小）' },
                  { value: 'collage', label: '几张材料拼成一张图' },
                ]}
                onChange={({ target }) => choose(target.value as SheetForm)}
              />
              <Checkbox.Group
                aria-label="放哪些图片"
                value={chosen}
                onChange={(picked) => setChosen(picked)}
                style={{ display: 'flex', flexDirection: 'column', gap: 6 }}
                options={options.map(({ scanId, label }) => ({
                  value: scanId,
                  label,
                  disabled: !chosen.includes(scanId) && chosen.length >= mostOn[form],
                }))}
              />
            </>
          )}
          {form === 'cardSheet' && (
            <Radio.Group
              aria-label="格式"
              optionType="button"
              value={format}
              options={[
                { value: 'pdf', label: 'PDF' },
                { value: 'jpeg', label: 'JPG 图片' },
              ]}
              onChange={({ target }) => setFormat(target.value as typeof format)}
            />
          )}
          {form === 'collage' && (
            <LabelledField label="不超过（KB）" hint="装不下时会说明，不会拼出看不清的图。">
              {(ties) => (
                <InputNumber
                  {...ties}
                  min={collageBytes.least / kilobyte}
                  max={collageBytes.most / kilobyte}
                  step={50}
                  precision={0}
                  changeOnWheel={false}
                  value={kilobytes}
                  onChange={(value) => value !== null && setKilobytes(value)}
                />
              )}
            </LabelledField>
          )}
          <Flex vertical gap={4}>
            <Checkbox checked={watermark} disabled={refuses} onChange={({ target }) => setWanted(target.checked)}>
              印上用途水印
            </Checkbox>
            <Typography.Text type="secondary">
              {refuses
                ? '这个平台不收带水印的图片，所以不印。'
                : work.made?.type === 'made' && work.made.watermark !== null
                  ? `“${work.made.watermark}”`
                  : '写明只用于这次备案，别处用不了。'}
            </Typography.Text>
          </Flex>
        </Flex>
      </Flex>
    </Modal>
  );
}
