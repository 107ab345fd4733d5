import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex, Typography, theme } from 'antd';
import { memo } from 'react';
import { Link } from 'react-router';
import type { IntakeItem } from '#shared/api/intake.ts';
import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import { sayReason } from '#shared/intake/sayReason.ts';
import { addresses } from '../app/addresses.ts';
import { useDesk } from '../app/deskContext.ts';
import { saveFile } from '../app/saveFile.ts';
import { usePicture } from '../case/materials/usePicture.ts';
import { FindingNote } from '../parts/FindingNote.tsx';
import { PictureZones } from '../parts/PictureZones.tsx';
import { useReportError } from '../parts/useReportError.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { slotKeys, slotNames } from './slotKeys.ts';
import { nameOf, sayLooks } from './TrayRow.tsx';
import type { Refusal } from './useTrayActions.ts';

/** What one can do about a refusal; a list that is full gives up its last file. */
const remedies: Readonly<Record<Refusal['why'], string>> = {
  moved: '请看一眼现在的位置，对的话再按一次回车。',
  full: '可以换一种材料、换一个案件，或者放一边；这一份更好的话，替换原来的（Shift+回车）。',
  unplaced: '请选材料、选案件；不要的，请按 X 放一边。',
};

/**
 * One thing of the tray in full: its picture, where it goes and why, what is wrong with it, and the keys. Drawn anew only when it has
 * changed: while files come in, the list beside it changes several times a second.
 */
export const ItemPanel = memo(function ItemPanel({
  item,
  count,
  refusal,
  onSlot,
  onCase,
  onAccept,
  onDismiss,
}: {
  item: IntakeItem;
  /** How many are marked; what is chosen here is chosen for all of them. */
  count: number;
  /** Why it was not put in when somebody wanted to. */
  refusal: Refusal | null;
  onSlot: (slot: MaterialSlotId) => void;
  onCase: () => void;
  /** `replace` takes out what the slot holds. */
  onAccept: (replace: boolean) => void;
  onDismiss: () => void;
}) {
  const { proposal, findings, state, scanId, contentType, placed } = item;
  const chosen = proposal.places.flatMap(({ slots }) => slots);
  const [first] = proposal.places;
  const reason = sayReason(item);
  return (
    <Flex vertical gap={12} style={{ flex: '1 1 0', minHeight: 0, overflow: 'auto' }}>
      {scanId !== null && contentType !== null ? (
        <BigPicture scanId={scanId} contentType={contentType} item={item} />
      ) : (
        <Typography.Text type="secondary">这个文件没有画面可看。</Typography.Text>
      )}
      {/* Where it goes and the keys are in sight in any window; of the picture and of what is wrong, as much as is left. */}
      <Flex vertical gap={12} style={{ flex: 'none' }}>
        <div>
          {state === 'accepted' ? (
            placed.map(({ caseNumber, subjectName, slot }) => (
              <div key={`${caseNumber} ${slot}`}>
                <Typography.Text strong>{subjectName ?? '未命名主体'}</Typography.Text>
                <Typography.Text type="secondary"> {caseNumber}</Typography.Text> · {materialSlot(slot).label}{' '}
                <Link to={addresses.caseAt(caseNumber, 'materials')}>去案件</Link>
              </div>
            ))
          ) : (
            <>
              <Typography.Text strong>{first ? first.subjectName : '还不知道是哪位客户'}</Typography.Text>
              {first && <Typography.Text type="secondary"> {first.caseNumber}</Typography.Text>}
              <br />
              <Typography.Text>{chosen.length > 0 ? slotNames(chosen) : sayLooks(item)}</Typography.Text>
              <br />
            </>
          )}
          {state !== 'accepted' && reason !== '' && (
            <>
              <Typography.Text type="secondary">依据：{reason}</Typography.Text>
              <br />
            </>
          )}
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {nameOf(item)}
          </Typography.Text>
          {item.sourceScanId !== null && <SaveSource scanId={item.sourceScanId} />}
        </div>
        {state === 'pending' && refusal && (
          <Alert
            type="warning"
            showIcon
            // With a description the sign and its margins grow, and the keys below would be out of sight.
            title={`没有放进去：${refusal.reason}。${remedies[refusal.why]}`}
            action={
              refusal.why === 'full' && (
                <Button size="small" title="Shift+回车" onClick={() => onAccept(true)}>
                  替换原来的
                </Button>
              )
            }
          />
        )}
        {state === 'pending' && (
          <>
            <Flex gap={8} wrap>
              <Button type="primary" disabled={scanId === null} onClick={() => onAccept(false)}>
                放进去{count > 1 ? ` ${count} 个` : ''}（回车）
              </Button>
              <Button onClick={onCase}>{first ? '换' : '选'}案件（C）</Button>
              <Button onClick={onDismiss}>放一边（X）</Button>
            </Flex>
            <SlotChoice chosen={chosen} onSlot={onSlot} />
          </>
        )}
      </Flex>
      {findings.length > 0 && (
        <Flex vertical gap={12} style={{ flex: '0 1 auto', minHeight: 72, maxHeight: '45%', overflow: 'auto' }}>
          {findings.map((finding) => (
            <FindingNote key={finding.rule + finding.where + finding.message} finding={finding} detail="remedy" />
          ))}
        </Flex>
      )}
    </Flex>
  );
});

/** A page is a picture of its own; the file it was taken from is kept as it came. */
function SaveSource({ scanId }: { scanId: number }) {
  const desk = useDesk();
  const report = useReportError();
  const save = useMutation({
    mutationFn: async () => saveFile(desk, await desk.client.materials.picture({ scanId, size: 'original' })),
    onError: report,
  });
  return (
    <Button type="link" size="small" loading={save.isPending} onClick={() => save.mutate()}>
      另存原文件
    </Button>
  );
}

function SlotChoice({ chosen, onSlot }: { chosen: readonly MaterialSlotId[]; onSlot: (slot: MaterialSlotId) => void }) {
  return (
    <fieldset style={{ border: 'none', margin: 0, padding: 0 }}>
      <legend style={{ padding: 0, marginBlockEnd: 4, fontSize: 12 }} className="beian-faint">
        按数字键选材料
      </legend>
      <Flex gap={6} wrap>
        {slotKeys.map((slot, index) => (
          <Button
            key={slot}
            size="small"
            type={chosen.includes(slot) ? 'primary' : 'default'}
            ghost={chosen.includes(slot)}
            aria-pressed={chosen.includes(slot)}
            onClick={() => onSlot(slot)}
          >
            {index + 1} {materialSlot(slot).label}
          </Button>
        ))}
      </Flex>
    </fieldset>
  );
}

function BigPicture({
  scanId,
  contentType,
  item,
}: {
  scanId: number;
  contentType: NonNullable<IntakeItem['contentType']>;
  item: IntakeItem;
}) {
  const { address, error } = usePicture({ scanId, facts: { contentType } }, 'full');
  const { token } = theme.useToken();
  const frame = {
    flex: '1 1 0',
    // Low windows scroll the panel rather than show a stamp.
    minHeight: 160,
    // The picture fits into the frame, and its marks lie exactly over it: both are measured by the frame.
    containerType: 'size' as const,
    background: token.colorFillQuaternary,
    borderRadius: token.borderRadiusLG,
    overflow: 'hidden',
  };
  if (error) return <p role="status">这种文件在这里看不了。</p>;
  return (
    <Flex align="center" justify="center" style={frame}>
      {address ? (
        <div style={{ position: 'relative', lineHeight: 0 }}>
          <img src={address} alt={item.name} style={{ display: 'block', maxWidth: '100cqw', maxHeight: '100cqh' }} />
          <PictureZones findings={item.findings} />
        </div>
      ) : (
        <Waiting what="正在打开图片" />
      )}
    </Flex>
  );
}
