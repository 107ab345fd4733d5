import { FileUnknownOutlined } from '@ant-design/icons';
import { Flex, Tag, theme } from 'antd';
import { memo } from 'react';
import type { IntakeItem } from '#shared/api/intake.ts';
import { kindOf } from '#shared/filing/findingKind.ts';
import { scanKindLabels } from '#shared/filing/materialSlot.ts';
import type { ProposalConfidence } from '#shared/intake/proposal.ts';
import { sayReason } from '#shared/intake/sayReason.ts';
import { usePicture } from '../case/materials/usePicture.ts';
import { CutText } from '../parts/CutText.tsx';
import { KindTag } from '../parts/KindTag.tsx';
import { slotNames } from './slotKeys.ts';

const confidences: Readonly<Record<ProposalConfidence, readonly [label: string, colour: string]>> = {
  sure: ['有把握', 'success'],
  likely: ['请核对', 'warning'],
  open: ['待选', 'default'],
};

/**
 * One thing in the tray: its picture, where it seems to belong and why, and the worst that is wrong with it.
 *
 * Drawn anew only when it has changed, and mostly without components of the library: while ten thousand are scrolled
 * through, dozens of rows come and go in a second.
 */
export const TrayRow = memo(function TrayRow({ item, isNew }: { item: IntakeItem; isNew: boolean }) {
  const { proposal, findings, state, placed } = item;
  const [worst] = findings;
  const reason = sayReason(item);
  const [first] = proposal.places;
  const [label, colour] = confidences[proposal.confidence];
  const slots = state === 'accepted' ? placed.map(({ slot }) => slot) : (first?.slots ?? []);
  const client = state === 'accepted' ? placedAt(item) : (first?.subjectName ?? '还不知道是哪位客户');
  const more = proposal.places.length > 1 ? ` 等 ${proposal.places.length} 个案件` : '';
  return (
    <>
      <div role="gridcell" style={{ width: 76, height: 60, flex: 'none' }}>
        <SmallPicture item={item} />
      </div>
      <div role="gridcell" style={{ flex: '1 1 0', minWidth: 0 }}>
        <div style={{ display: 'flex', gap: 6, alignItems: 'center' }}>
          <CutText strong text={slots.length > 0 ? slotNames(slots) : sayLooks(item)} />
          {isNew && (
            <Tag color="blue" style={{ flex: 'none', marginInlineEnd: 0 }}>
              新
            </Tag>
          )}
          {state === 'pending' && (
            <Tag color={colour} variant="filled" style={{ flex: 'none', marginInlineEnd: 0 }}>
              {label}
            </Tag>
          )}
          {worst && <KindTag kind={kindOf(worst)} />}
        </div>
        <div style={{ display: 'flex' }}>
          <CutText text={client + more} />
        </div>
        <div style={{ display: 'flex', fontSize: 12 }}>
          <CutText faint text={inOneLine(item, state === 'pending' ? reason : '')} />
        </div>
      </div>
    </>
  );
});

/** What it is while no slot is chosen: what it looks like, if anything. */
export function sayLooks({ looksLike }: Pick<IntakeItem, 'looksLike'>): string {
  return looksLike === null ? '还没有选材料' : `像是${scanKindLabels[looksLike.kind]}，还没有选材料`;
}

/** Whose case something was put into, by name and number. */
export function placedAt({ placed: [first] }: IntakeItem): string {
  return first ? `${first.subjectName ?? '未命名主体'} ${first.caseNumber}` : '';
}

/** What tells one row from the next comes first: a folder named like a long company would hide it. */
function inOneLine(item: IntakeItem, reason: string): string {
  const folder = item.folder === '' ? '' : `在“${item.folder.split('/').at(-1)}”里`;
  return [nameOf({ ...item, folder: '' }), reason, folder].filter((part) => part !== '').join(' · ');
}

/** What a thing is called: a page by its file and number, and one of two cards on a page as that. */
export function nameOf({ name, page, sourceName, folder, findings }: IntakeItem): string {
  const where = folder === '' ? '' : `${folder.split('/').at(-1)}/`;
  if (page === null) return `${where}${name}`;
  const isSide = findings.some(({ rule }) => rule === 'intake.bothSides');
  // A photo has no pages: its sides are counted as of the first.
  const part = isSide ? (page === 1 ? '其中一面' : `第 ${page} 页的一面`) : `第 ${page} 页`;
  return `${part}，来自 ${where}${sourceName ?? name}`;
}

function SmallPicture({ item }: { item: IntakeItem }) {
  return item.scanId === null || item.contentType === null ? (
    <NoPicture />
  ) : (
    <StoredPicture scanId={item.scanId} contentType={item.contentType} />
  );
}

function StoredPicture({
  scanId,
  contentType,
}: {
  scanId: number;
  contentType: NonNullable<IntakeItem['contentType']>;
}) {
  const { address, error } = usePicture({ scanId, facts: { contentType } }, 'thumbnail');
  if (error) return <NoPicture />;
  return (
    <div style={{ display: 'flex', alignItems: 'center', justifyContent: 'center', height: '100%' }}>
      {address && <img src={address} alt="" style={{ maxWidth: '100%', maxHeight: '100%', borderRadius: 4 }} />}
    </div>
  );
}

function NoPicture() {
  const { token } = theme.useToken();
  return (
    <Flex align="center" justify="center" style={{ height: '100%' }}>
      <FileUnknownOutlined style={{ fontSize: 24, color: token.colorTextQuaternary }} />
    </Flex>
  );
}
