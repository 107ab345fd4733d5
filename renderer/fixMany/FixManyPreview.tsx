import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex, Typography, theme } from 'antd';
import { useState } from 'react';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { sameRecipe } from '#shared/scans/fixDraft.ts';
import { plainRecipe, type Recipe } from '#shared/scans/recipe.ts';
import { type Preview, usePreview } from '../case/materials/fix/usePreview.ts';
import { CutText } from '../parts/CutText.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import type { Ahead } from './scansAhead.ts';

/** The scans that would be changed, one at a time, as they are and as they will be. */
export function FixManyPreview({ changed }: { changed: Ahead['changed'] }) {
  // The same scan stays in view while the choices around it change.
  const [shown, setShown] = useState<number | null>(null);
  const at = Math.max(
    0,
    changed.findIndex(({ scan }) => scan.scanId === shown),
  );
  const current = changed[at];
  if (!current) return null;
  const { scan, recipe, askew } = current;
  const go = (by: 1 | -1) => setShown(changed[(at + by + changed.length) % changed.length]?.scan.scanId ?? null);
  const name = `${materialSlot(scan.slot).label} · ${scan.name}`;
  return (
    <section
      aria-label="预览"
      style={{ flex: '1 0 auto', display: 'flex', flexDirection: 'column', gap: 8, minHeight: 260 }}
    >
      <Flex gap={8} align="center">
        <div style={{ flex: 1, minWidth: 0 }}>
          <CutText strong text={name} />
          <CutText faint text={askew === null ? scan.caseNumber : `${scan.caseNumber} · 不会拉平：${askew}`} />
        </div>
        <Typography.Text type="secondary" role="status" className="beian-number">
          第 {at + 1} 张，共 {changed.length} 张
        </Typography.Text>
        {changed.length > 1 && (
          <>
            <Button icon={<LeftOutlined aria-hidden />} aria-label="上一张" title="上一张" onClick={() => go(-1)} />
            <Button icon={<RightOutlined aria-hidden />} aria-label="下一张" title="下一张" onClick={() => go(1)} />
          </>
        )}
      </Flex>
      <Both key={scan.scanId} scanId={scan.scanId} recipe={recipe} name={name} />
    </section>
  );
}

function Both({ scanId, recipe, name }: { scanId: number; recipe: Recipe; name: string }) {
  // Decided anew with every case that is looked through; only another recipe is worth another preview.
  const [kept, setKept] = useState(recipe);
  if (!sameRecipe(kept, recipe)) setKept(recipe);
  const before = usePreview(scanId, plainRecipe);
  const after = usePreview(scanId, kept);
  return (
    <Flex gap={12} style={{ flex: 1, minHeight: 0 }}>
      <Picture preview={before} caption="现在" name={`${name}，现在的样子`} />
      <Picture preview={after} caption="以后" name={`${name}，以后的样子`} />
    </Flex>
  );
}

function Picture({ preview: { address, failed }, caption, name }: { preview: Preview; caption: string; name: string }) {
  const { token } = theme.useToken();
  return (
    <figure style={{ flex: 1, minWidth: 0, margin: 0, display: 'flex', flexDirection: 'column', gap: 4 }}>
      <div
        style={{
          flex: 1,
          position: 'relative',
          minHeight: 180,
          background: token.colorFillQuaternary,
          borderRadius: token.borderRadiusLG,
          overflow: 'hidden',
        }}
      >
        {address !== null && (
          <img
            src={address}
            alt={name}
            style={{ position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'contain' }}
          />
        )}
        {address === null && !failed && <Waiting what="正在生成预览" />}
        {failed && address === null && <p role="status">这张图现在打不开。</p>}
      </div>
      <figcaption className="beian-faint" style={{ textAlign: 'center' }}>
        {caption}
      </figcaption>
    </figure>
  );
}
