import { Flex, Tag, theme } from 'antd';
import type { CaseMaterial } from '#shared/api/cases.ts';
import type { Weight } from '#shared/filing/finding.ts';
import { PictureZones } from '../../parts/PictureZones.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { type FactMark, factMarks } from './factMarks.ts';
import { usePicture } from './usePicture.ts';

const tagColours: Readonly<Record<Weight, string>> = { must: 'error', should: 'warning', hint: 'default' };

/**
 * A scan in full with what is wrong drawn on it: outlines where it is, measured edges, a frame for the whole look, notes
 * at the corner.
 */
export function MarkedPicture({
  material,
  fit,
  original = false,
}: {
  material: CaseMaterial;
  fit: boolean;
  /** Shows the original in place of the copy that counts, without marks: those are of the copy. */
  original?: boolean;
}) {
  const { address, error } = usePicture(material, 'full', original ? 'original' : 'counted');
  const { token } = theme.useToken();
  const marks = original ? [] : factMarks(material);
  const edges = marks.find(({ kind }) => kind === 'edges');
  const frame = marks.find(({ kind }) => kind === 'frame');
  const colour = ({ weight }: FactMark) => (weight === 'must' ? token.colorError : token.colorWarning);
  if (error) return <p role="status">这种文件在这里看不了，可以保存原件后用别的软件打开。</p>;
  if (!address) return <Waiting what="正在打开图片" />;
  const { width, height, name } = material.facts;
  return (
    <div style={{ position: 'relative', display: 'inline-block', lineHeight: 0 }}>
      <img
        src={address}
        alt={name}
        style={
          fit
            ? { maxWidth: '100%', maxHeight: 'calc(100vh - 220px)' }
            : { width: original ? undefined : (width ?? undefined), maxWidth: 'none' }
        }
      />
      {!original && <PictureZones findings={material.findings} />}
      {frame && <div aria-hidden style={{ position: 'absolute', inset: 0, border: `4px solid ${colour(frame)}` }} />}
      {edges && <MeasuredEdges colour={colour(edges)} width={width} height={height} />}
      <Flex gap={6} wrap style={{ position: 'absolute', top: 10, right: 10, lineHeight: 'normal' }}>
        {marks.map((mark) => (
          <Tag key={mark.rule} color={tagColours[mark.weight]} variant="solid" style={{ marginInlineEnd: 0 }}>
            {mark.text}
          </Tag>
        ))}
      </Flex>
    </div>
  );
}

/** Dimension lines along two edges, as on a technical drawing. */
function MeasuredEdges({ colour, width, height }: { colour: string; width: number | null; height: number | null }) {
  const line = { position: 'absolute', color: colour, fontSize: 13, fontWeight: 600, lineHeight: '18px' } as const;
  const label = { background: '#fff', padding: '0 6px', borderRadius: 3 } as const;
  return (
    <div aria-hidden>
      <Flex justify="center" style={{ ...line, left: 0, right: 0, bottom: 6, borderTop: `2px solid ${colour}` }}>
        <span style={label}>宽 {width} 像素</span>
      </Flex>
      <Flex align="center" style={{ ...line, top: 0, bottom: 0, left: 6, borderInlineStart: `2px solid ${colour}` }}>
        <span style={label}>高 {height} 像素</span>
      </Flex>
    </div>
  );
}
